#!/bin/bash
# The tests that need real parts from Debian: clamd, PostgreSQL 15 and Ceph's object store; and types, unit and database
# tests again on the oldest Node that we support. Ends with one plain line: N passed, N failed.
set -u
cd "$(dirname "$0")/.." || exit 1
here=.ci
work=$(mktemp -d)
chmod 711 "$work"
pg_bin=/usr/lib/postgresql/15/bin
clamd_port=1 pg_port=1 rgw_port=1 # until the part is started
passed=0
failed=0

cleanup() {
  for pid_file in "$work"/*.pid; do
    [ -f "$pid_file" ] && kill "$(cat "$pid_file")" 2>/dev/null
  done
  [ -d "$work/postgres" ] && as_postgres "$pg_bin/pg_ctl" -D "$work/postgres" -m immediate stop >/dev/null 2>&1
  wait 2>/dev/null
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }
as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# within SECONDS COMMAND…: tries until it works.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -ge "$end" ] && return 1
    sleep 0.2
  done
}

# step NAME COMMAND…: one pass or one failure.
step() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}

# vitest_run NODE NAME ARGUMENTS…: adds up what Vitest counted.
vitest_run() {
  local node_used=$1 name=$2 report="$work/report-$RANDOM.json" p f
  shift 2
  echo "== $name"
  "$node_used" node_modules/vitest/vitest.mjs run --reporter=default --reporter=json --outputFile.json="$report" "$@"
  read -r p f <<<"$(node "$here/count.mjs" "$report")"
  passed=$((passed + p))
  failed=$((failed + f))
}

install_parts() {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq &&
    as_root apt-get install -y -qq --no-install-recommends \
      clamav-daemon postgresql-15 ceph-mon ceph-osd ceph-common radosgw curl >"$work/apt.log" 2>&1 ||
    { tail -n 20 "$work/apt.log"; return 1; }
}

start_clamd() {
  clamd_port=$(free_port)
  bash "$here/clamd.sh" "$work/clamd" "$clamd_port" >"$work/clamd.log" 2>&1 &
  echo $! >"$work/clamd.pid"
  within 30 bash -c "exec 3<>/dev/tcp/127.0.0.1/$clamd_port" || { tail -n 20 "$work/clamd.log"; return 1; }
}

start_postgres() {
  pg_port=$(free_port)
  mkdir "$work/postgres" && chmod 700 "$work/postgres"
  [ "$(id -u)" -eq 0 ] && chown postgres "$work/postgres"
  # Not our embedded one's locale, on purpose: nothing may lean on the server's default order of names.
  as_postgres "$pg_bin/initdb" -D "$work/postgres" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$work/pg.log" 2>&1 &&
    as_postgres "$pg_bin/pg_ctl" -D "$work/postgres" -w -t 30 -l "$work/postgres/log" -o \
      "-p $pg_port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200" \
      start >>"$work/pg.log" 2>&1 || { cat "$work/pg.log"; return 1; }
}

start_ceph() {
  rgw_port=$(free_port)
  ceph_mon_port=$(free_port)
  bash "$here/ceph-rgw.sh" "$work/ceph" "$rgw_port" "$ceph_mon_port" >"$work/ceph.log" 2>&1 &
  echo $! >"$work/ceph.pid"
  within 120 test -f "$work/ceph/ready" || { tail -n 20 "$work/ceph.log"; return 1; }
}

oldest_node() {
  local path node_found
  path=$(echo "$PATH" | tr ':' '\n' | grep -v node_modules | paste -sd:)
  node_found=$(PATH=$path command -v node) || return 1
  [ "$("$node_found" -p 'process.versions.node.split(".")[0]')" = 20 ] && echo "$node_found"
}

step "install clamd, PostgreSQL 15 and Ceph" install_parts
step "start clamd" start_clamd
step "start PostgreSQL 15" start_postgres
step "start Ceph's object store" start_ceph

TEST_CLAMD_PORT=$clamd_port vitest_run "$(command -v node)" "the scanner against clamd" \
  --config "$here/vitest.config.ts" app/platform/scanner.clamd-test.ts e2e/faults/scanner.db.test.ts
S3_TEST_ENDPOINT=http://127.0.0.1:$rgw_port S3_TEST_ACCESS_KEY_ID=testaccess S3_TEST_SECRET_ACCESS_KEY=testsecret \
  vitest_run "$(command -v node)" "the object store against Ceph" --config "$here/vitest.config.ts" app/server/embedded/s3.test.ts
TEST_DATABASE_ADMIN_URL=postgres://postgres:trusted@127.0.0.1:$pg_port/postgres \
  vitest_run "$(command -v node)" "database tests on PostgreSQL 15" --project db

if old=$(oldest_node); then
  echo "The oldest Node supported: $("$old" --version)"
  step "types on the oldest Node" "$old" node_modules/typescript/bin/tsc --noEmit
  vitest_run "$old" "unit tests on the oldest Node" --project unit
  vitest_run "$old" "database tests on the oldest Node" --project db
else
  echo "No Node 20 on this machine: the repetition on the oldest Node did not run, and that counts as a failure."
  failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
