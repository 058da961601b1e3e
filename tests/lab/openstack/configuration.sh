# Writes the configuration of every daemon below $etc, anew each time.

database() { echo "mysql+pymysql://root@localhost/$1?unix_socket=$run/mysqld.sock&charset=utf8"; }
broker="rabbit://openstack:mqpw@$ip:$rabbit_port/"

# account NAME: how a service signs in at Keystone.
account() {
    cat <<END
auth_type = password
auth_url = http://$ip:$keystone_port/v3
project_domain_name = Default
user_domain_name = Default
project_name = service
username = $1
password = svcpw
region_name = RegionOne
END
}

# gatekeeper NAME: what checks the tokens in front of a service.
gatekeeper() {
    printf '[keystone_authtoken]\nwww_authenticate_uri = http://%s:%s/\n' "$ip" "$keystone_port"
    account "$1"
}

configure_keystone() {
    cat >"$etc/keystone/keystone.conf" <<END
[DEFAULT]
log_file = $log/keystone-app.log
[database]
connection = $(database keystone)
[token]
provider = fernet
expiration = $token_ttl
[fernet_tokens]
key_repository = $state/keystone/fernet
[credential]
key_repository = $state/keystone/credential
[cache]
enabled = true
backend = dogpile.cache.memory
END
}

configure_placement() {
    cat >"$etc/placement/placement.conf" <<END
[placement_database]
connection = $(database placement)
[api]
auth_strategy = keystone
$(gatekeeper placement)
END
}

configure_glance() {
    cp /usr/share/glance-common/glance-api-paste.ini "$etc/glance/"
    cat >"$etc/glance/glance-api.conf" <<END
[DEFAULT]
log_file = $log/glance-app.log
worker_self_reference_url = http://$ip:$glance_port
[database]
connection = $(database glance)
[glance_store]
stores = file
default_store = file
filesystem_store_datadir = $state/glance/images
[paste_deploy]
flavor = keystone
config_file = $etc/glance/glance-api-paste.ini
[oslo_concurrency]
lock_path = $state/glance/lock
$(gatekeeper glance)
END
}

# Neutron is needed even where no server has a network: Nova asks it when it lists or deletes servers.
configure_neutron() {
    cat >"$etc/neutron/neutron.conf" <<END
[DEFAULT]
core_plugin = ml2
service_plugins =
auth_strategy = keystone
bind_host = $ip
bind_port = $neutron_port
api_workers = 0
rpc_workers = 0
rpc_state_report_workers = 0
state_path = $state/neutron
api_paste_config = /usr/share/neutron-common/api-paste.ini
notify_nova_on_port_status_changes = false
notify_nova_on_port_data_changes = false
transport_url = $broker
[database]
connection = $(database neutron)
[oslo_concurrency]
lock_path = $state/neutron/lock
[ml2]
type_drivers = local
tenant_network_types = local
mechanism_drivers = labbridge
extension_drivers = port_security
$(gatekeeper neutron)
END
    # Our mechanism driver, as setuptools would have installed it.
    local egg=$etc/python/labbridge-1.0.egg-info
    mkdir -p "$egg"
    cp "$here/labbridge.py" "$etc/python/"
    printf 'Metadata-Version: 1.0\nName: labbridge\nVersion: 1.0\n' >"$egg/PKG-INFO"
    printf '[neutron.ml2.mechanism_drivers]\nlabbridge = labbridge:LabBridge\n' >"$egg/entry_points.txt"
}

# What all of Nova shares.
#   service_down_time      so long that the host of demo-build counts as up although it is stopped
#   default_schedule_zone  else the scheduler prefers that host, which claims to be huge
#   enforce_new_defaults   so that a project's reader may not open consoles, as in today's releases
#   helper_command         privsep without sudo; each context has its own section
configure_nova() {
    local context
    cp /usr/share/nova-common/api-paste.ini "$etc/nova/"
    {
        cat <<END
[DEFAULT]
host = lab
my_ip = $ip
state_path = $state/nova
transport_url = $broker
web = /usr/share/novnc
cert = $etc/tls/server.pem
key = $etc/tls/server.key
service_down_time = 86400000
default_schedule_zone = az1
[api]
max_limit = 1000
[api_database]
connection = $(database nova_api)
[database]
connection = $(database nova)
[service_user]
send_service_user_token = true
$(account nova)
[placement]
$(account placement)
[neutron]
$(account neutron)
[glance]
api_servers = http://$ip:$glance_port
$(account glance)
[conductor]
workers = 1
[scheduler]
workers = 1
[filter_scheduler]
enabled_filters = ComputeFilter,ComputeCapabilitiesFilter,ImagePropertiesFilter
[oslo_policy]
enforce_new_defaults = true
[console]
allowed_origins = console.example.org
[vnc]
novncproxy_host = $ip
novncproxy_port = $novnc_port
[spice]
html5proxy_host = $ip
html5proxy_port = $spice_port
[serial_console]
serialproxy_host = $ip
serialproxy_port = $serial_port
[oslo_concurrency]
lock_path = $state/nova/lock
[oslo_messaging_rabbit]
heartbeat_in_pthread = false
$(gatekeeper nova)
END
        for context in nova_sys_admin vif_plug_linux_bridge_privileged vif_plug_ovs_privileged privsep_osbrick; do
            printf '[%s]\nhelper_command = /usr/bin/privsep-helper --config-file %s\n' \
                "$context" "$etc/nova/nova.conf"
        done
    } >"$etc/nova/nova.conf"
    printf '[DEFAULT]\nssl_only = true\n[vnc]\nnovncproxy_port = %s\n' "$novnc_tls_port" >"$etc/nova-tls/proxy.conf"
}

# What nova-compute alone reads, the life of the consoles' tokens among it.
configure_compute() {
    local page=http://$ip:$novnc_port/vnc_lite.html
    ((console_tls)) && page=https://localhost:$novnc_tls_port/vnc_lite.html
    cat >"$etc/compute/compute.conf" <<END
[DEFAULT]
compute_driver = libvirt.LibvirtDriver
instances_path = $state/nova/instances
resume_guests_state_on_host_boot = true
reserved_host_memory_mb = 0
reserved_host_disk_mb = 0
cpu_allocation_ratio = 64.0
report_interval = 10
heal_instance_info_cache_interval = -1
vif_plugging_timeout = 0
vif_plugging_is_fatal = false
sync_power_state_interval = 60
shutdown_timeout = 3
max_concurrent_builds = 2
[consoleauth]
token_ttl = $console_ttl
[vnc]
enabled = true
server_listen = $ip
server_proxyclient_address = $ip
novncproxy_base_url = $page
[spice]
enabled = $with_spice
html5proxy_base_url = http://$ip:$spice_port/spice_auto.html
server_listen = $ip
server_proxyclient_address = $ip
agent_enabled = false
[serial_console]
enabled = $with_serial
base_url = ws://$ip:$serial_port/
proxyclient_address = $ip
port_range = $guest_serial_ports
[libvirt]
virt_type = qemu
cpu_mode = none
connection_uri = qemu+unix:///system?socket=$run/libvirt/libvirt-sock
inject_partition = -2
images_type = qcow2
use_virtio_for_bridges = true
hw_machine_type = x86_64=pc
wait_soft_reboot_seconds = 5
END
    # The host on which demo-build is to be built for ever: it reports once and is stopped.
    printf '[DEFAULT]\nhost = lab-stuck\ncompute_driver = fake.FakeDriver\nreport_interval = 10\n' \
        >"$etc/compute-stuck/compute.conf"
}

# QEMU as root, without any of libvirt's confinement: there is neither systemd nor a cgroup of ours.
configure_libvirt() {
    cat >"$etc/libvirt/libvirtd.conf" <<END
unix_sock_dir = "$run/libvirt"
unix_sock_rw_perms = "0700"
auth_unix_ro = "none"
auth_unix_rw = "none"
host_uuid = "5a1c0de0-0000-4000-8000-00000000c0de"
max_workers = 8
min_workers = 2
log_outputs = "3:stderr"
END
    cat >"$etc/libvirt/qemu.conf" <<END
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
namespaces = []
cgroup_controllers = []
seccomp_sandbox = 0
stdio_handler = "file"
remote_display_port_min = ${guest_vnc_ports%:*}
remote_display_port_max = ${guest_vnc_ports#*:}
END
}

configure_rabbit() {
    cat >"$etc/rabbit/rabbitmq.conf" <<END
listeners.tcp.local = $ip:$rabbit_port
default_user = openstack
default_pass = mqpw
default_permissions.configure = .*
default_permissions.read = .*
default_permissions.write = .*
log.file = false
log.console = true
log.console.level = warning
vm_memory_high_watermark.absolute = 512MB
disk_free_limit.absolute = 10MB
END
    echo '[].' >"$etc/rabbit/enabled_plugins"
}

# An authority of the lab's own with a certificate for localhost, and another authority that vouches for
# nothing here.
make_certificates() {
    local tls=$etc/tls
    [[ ! -s $tls/server.pem ]] || return 0
    local new=(openssl req -x509 -newkey rsa:2048 -nodes -days 3650)
    "${new[@]}" -subj "/CN=the lab's authority" -keyout "$tls/ca.key" -out "$tls/ca.pem"
    "${new[@]}" -subj "/CN=somebody else's authority" -keyout "$tls/other.key" -out "$tls/other-ca.pem"
    openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout "$tls/server.key" -out "$tls/server.csr"
    openssl x509 -req -in "$tls/server.csr" -CA "$tls/ca.pem" -CAkey "$tls/ca.key" -CAcreateserial -days 3650 \
        -extfile <(echo "subjectAltName=DNS:localhost,IP:$ip") -out "$tls/server.pem"
}

configure() {
    mkdir -p "$run/libvirt" "$log" \
        "$etc"/{keystone,placement,glance,neutron,nova,nova-tls,compute,compute-stuck,libvirt,rabbit,tls,python} \
        "$state"/{mysql,rabbit,neutron,glance/images,keystone/fernet,keystone/credential} \
        "$state"/{nova/instances,nova/lock,libvirt/lib,libvirt/log,libvirt/cache}
    configure_keystone
    configure_placement
    configure_glance
    configure_neutron
    configure_nova
    configure_compute
    configure_libvirt
    configure_rabbit
    doing certificates make_certificates
}
