# OpenStack's own daemons.

nova_conf=(--config-file "$etc/nova/nova.conf")

# start_wsgi NAME PORT PROGRAM PROCESSES:THREADS VARIABLE [UWSGI ARGUMENT...]
# uwsgi closes the connection after each answer and does not say so, and who uses it again finds it reset:
# hence the header.
start_wsgi() {
    start "$1" uwsgi_python3 --http-socket "$ip:$2" --wsgi-file "$3" --processes "${4%:*}" --threads "${4#*:}" \
        --env "$5" --master --need-app --lazy-apps --enable-threads --thunder-lock --die-on-term --no-orphans \
        --buffer-size 65535 --listen 100 --add-header 'Connection: close' --disable-logging \
        --procname-prefix "$1 " --pyargv "" "${@:6}"
}

# tls_listener PORT: the words that give a WSGI daemon a second listener.
tls_listener() { echo --https-socket "$ip:$1,$etc/tls/server.pem,$etc/tls/server.key"; }

start_keystone() {
    # shellcheck disable=SC2046 # two words
    start_wsgi keystone "$keystone_port" /usr/bin/keystone-wsgi-public 1:4 \
        OS_KEYSTONE_CONFIG_FILES="$etc/keystone/keystone.conf" $(tls_listener "$keystone_tls_port")
    until_ready keystone 60 answers "http://$ip:$keystone_port/v3"
}

# Conductor and scheduler end at once while the user they sign in as does not exist: identity comes first.
start_apis() {
    until_ready rabbit 90 listens "$rabbit_port"
    start_wsgi placement "$placement_port" /usr/bin/placement-api 1:2 OS_PLACEMENT_CONFIG_DIR="$etc/placement"
    start_wsgi glance "$glance_port" /usr/bin/glance-wsgi-api 1:2 OS_GLANCE_CONFIG_DIR="$etc/glance"
    start nova-conductor "$here/nova-daemon" conductor "${nova_conf[@]}"
    start neutron /usr/bin/neutron-server --config-file "$etc/neutron/neutron.conf"
    # shellcheck disable=SC2046 # two words
    start_wsgi nova-api "$nova_port" /usr/bin/nova-api-wsgi 2:1 OS_NOVA_CONFIG_DIR="$etc/nova" \
        $(tls_listener "$nova_tls_port")
    start nova-scheduler "$here/nova-daemon" scheduler "${nova_conf[@]}"
}

# start_if CONDITION NAME COMMAND...: or ends it, where it runs from an earlier time.
start_if() {
    if (($1)); then start "${@:2}"; else stop "$2"; fi
}

start_proxies() {
    start nova-novncproxy /usr/bin/nova-novncproxy "${nova_conf[@]}"
    start nova-novncproxy-tls /usr/bin/nova-novncproxy "${nova_conf[@]}" --config-file "$etc/nova-tls/proxy.conf"
    start_if "$with_serial" nova-serialproxy /usr/bin/nova-serialproxy "${nova_conf[@]}"
    start_if "$with_spice" nova-spicehtml5proxy \
        /usr/bin/nova-spicehtml5proxy "${nova_conf[@]}" --web /usr/share/spice-html5
}

start_computes() {
    until_ready libvirtd 60 test -S "$run/libvirt/libvirt-sock"
    start nova-compute "$here/nova-daemon" compute "${nova_conf[@]}" --config-file "$etc/compute/compute.conf"
    [[ -e $state/.stuck ]] || start nova-compute-stuck \
        "$here/nova-daemon" compute "${nova_conf[@]}" --config-file "$etc/compute-stuck/compute.conf"
}

await_services() {
    until_ready placement 120 answers "http://$ip:$placement_port/"
    until_ready glance 120 answers "http://$ip:$glance_port/"
    until_ready nova-api 120 answers "http://$ip:$nova_port/"
    until_ready neutron 120 answers "http://$ip:$neutron_port/"
    until_ready nova-novncproxy 60 listens "$novnc_port"
    until_ready nova-novncproxy-tls 60 listens "$novnc_tls_port"
    ((!with_serial)) || until_ready nova-serialproxy 60 listens "$serial_port"
    ((!with_spice)) || until_ready nova-spicehtml5proxy 60 listens "$spice_port"
}

# Makes the hosts known to the cell, and stops the one that is never to build anything.
register_hosts() {
    [[ -e $state/.hosts ]] ||
        doing discover-hosts "${clean[@]}" nova-manage "${nova_conf[@]}" cell_v2 discover_hosts
    touch "$state/.hosts" "$state/.stuck"
    stop nova-compute-stuck
}
