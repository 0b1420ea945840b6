#!/bin/bash
# One small Ceph on 127.0.0.1 that keeps everything in memory: a monitor, one store, the S3 gateway, and one user.
# Usage: ceph-rgw.sh FOLDER GATEWAY_PORT MONITOR_PORT. Makes FOLDER/ready when it answers; runs until it is ended.
set -eu
folder=$1
port=$2
monitor=127.0.0.1:$3
mkdir -p "$folder"/{mon,osd,run}
export CEPH_CONF=$folder/ceph.conf

cat >"$CEPH_CONF" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon_host = [v1:$monitor]
public_addr = 127.0.0.1
public_network = 127.0.0.0/8
ms_bind_ipv6 = false
ms_bind_msgr2 = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
run_dir = $folder/run
admin_socket = $folder/run/\$name.asok
pid_file = $folder/run/\$name.pid
log_file = $folder/\$name.log
mon_data = $folder/mon
mon_data_avail_crit = 1
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 5000
osd_data = $folder/osd
osd_objectstore = memstore
memstore_device_bytes = 1073741824
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
osd_class_load_list = *
osd_class_default_list = *
[client.rgw]
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_enable_usage_log = false
rgw_thread_pool_size = 32
CONF

children=()
trap 'kill "${children[@]}" 2>/dev/null; sleep 1; kill -9 "${children[@]}" 2>/dev/null' EXIT
trap 'exit 0' TERM INT

# tries COUNT COMMAND…
tries() {
  local left=$1
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "gave up on: $*"; return 1; }
    sleep 0.2
  done
}

fsid=$(sed -n 's/^fsid = //p' "$CEPH_CONF")
monmaptool --create --fsid "$fsid" --addv a "[v1:$monitor]" "$folder/monmap"
ceph-mon --mkfs -i a --monmap "$folder/monmap"
ceph-mon -i a -f &
children+=($!)
osd=$(cat /proc/sys/kernel/random/uuid)
tries 100 timeout 5 ceph osd new "$osd"
ceph-osd -i 0 --mkfs --osd-uuid "$osd"
ceph-osd -i 0 -f &
children+=($!)
tries 150 bash -c "timeout 5 ceph osd stat | grep -q '1 up'"
radosgw -n client.rgw -f &
children+=($!)
tries 400 curl -s -o /dev/null "http://127.0.0.1:$port/"
radosgw-admin -n client.rgw user create --uid=test --display-name=test --access-key=testaccess --secret-key=testsecret
touch "$folder/ready"
wait
