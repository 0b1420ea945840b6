#!/bin/bash
# clamd on 127.0.0.1 with a database that knows the EICAR test file and nothing else, so that no download is needed.
# Usage: clamd.sh FOLDER PORT
set -eu
folder=$1
port=$2
mkdir -p "$folder/db"

# In parts, so that no scanner takes this file itself for the test file.
eicar=$(printf '%s%s%s%s' 'X5O!P%@AP[4\PZX54(P^)7CC)7}' '$EICAR-' 'STANDARD-ANTIVIRUS-' 'TEST-FILE!$H+H*')
printf '%s:%s:Eicar-Whole\n' "$(printf '%s' "$eicar" | md5sum | cut -d' ' -f1)" "${#eicar}" >"$folder/db/eicar.hdb"
printf 'Eicar-Within:0:*:%s\n' "$(printf '%s' "$eicar" | od -An -v -tx1 | tr -d ' \n')" >"$folder/db/eicar.ndb"

cat >"$folder/clamd.conf" <<CONF
DatabaseDirectory $folder/db
TCPSocket $port
TCPAddr 127.0.0.1
Foreground yes
StreamMaxLength 25M
SelfCheck 0
User $(id -un)
CONF
exec clamd --config-file="$folder/clamd.conf"
