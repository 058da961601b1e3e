# What OpenStack stands on: the database, the message broker, libvirt; and the databases' schemas.

sql() { mariadb --no-defaults -uroot -S "$run/mysqld.sock" "$@"; }

start_database() {
    [[ -d $state/mysql/mysql ]] || doing mariadb-install mariadb-install-db --no-defaults --user=root \
        --datadir="$state/mysql" --auth-root-authentication-method=normal --skip-test-db
    # What is lost in a crash is made anew: no care for the disk, and little memory.
    start mariadb mariadbd --no-defaults --user=root --datadir="$state/mysql" --socket="$run/mysqld.sock" \
        --pid-file="$run/mysqld.own.pid" --skip-networking --max-connections=300 \
        --innodb-flush-log-at-trx-commit=0 --skip-innodb-doublewrite --skip-log-bin --performance-schema=off \
        --innodb-buffer-pool-size=64M --innodb-log-file-size=16M --aria-pagecache-buffer-size=8M \
        --key-buffer-size=1M --character-set-server=utf8mb3 --collation-server=utf8mb3_general_ci
}

# All of its listeners on the loopback interface, the nodes' own and epmd's too.
start_broker() {
    start rabbit env HOME="$state/rabbit" RABBITMQ_NODENAME=porthole-lab@localhost \
        RABBITMQ_MNESIA_BASE="$state/rabbit/mnesia" RABBITMQ_LOG_BASE="$log/rabbit" \
        RABBITMQ_CONFIG_FILE="$etc/rabbit/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE=/dev/null \
        RABBITMQ_ENABLED_PLUGINS_FILE="$etc/rabbit/enabled_plugins" RABBITMQ_DIST_PORT="$rabbit_dist_port" \
        ERL_EPMD_PORT="$epmd_port" ERL_EPMD_ADDRESS="$ip" RABBITMQ_IO_THREAD_POOL_SIZE=8 \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}" \
        /usr/lib/rabbitmq/bin/rabbitmq-server
}

start_libvirt() { start libvirtd unshare -m "$here/libvirtd-in-a-namespace" "$etc" "$state" "$run"; }

make_databases() {
    local name
    until_ready mariadb 60 sql -e 'select 1'
    for name in keystone placement glance neutron nova nova_api nova_cell0; do
        echo "create database if not exists $name character set utf8;"
    done | sql
}

# In these two nothing goes on after a failure: bash ignores `set -e` in what `doing` calls.
identity_schemas() {
    local keystone=("${clean[@]}" keystone-manage --config-file "$etc/keystone/keystone.conf")
    local url=http://$ip:$keystone_port/v3
    "${keystone[@]}" fernet_setup --keystone-user root --keystone-group root &&
        "${keystone[@]}" credential_setup --keystone-user root --keystone-group root &&
        "${keystone[@]}" db_sync &&
        "${keystone[@]}" bootstrap --bootstrap-username admin --bootstrap-password adminpw \
            --bootstrap-project-name admin --bootstrap-role-name admin --bootstrap-service-name keystone \
            --bootstrap-region-id RegionOne --bootstrap-public-url "$url" --bootstrap-internal-url "$url" \
            --bootstrap-admin-url "$url" &&
        "${clean[@]}" placement-manage --config-file "$etc/placement/placement.conf" db sync &&
        "${clean[@]}" glance-manage --config-file "$etc/glance/glance-api.conf" db_sync
}

compute_schemas() {
    local nova=("${clean[@]}" nova-manage --config-file "$etc/nova/nova.conf")
    "${nova[@]}" api_db sync &&
        "${nova[@]}" cell_v2 map_cell0 --database_connection "$(database nova_cell0)" &&
        "${nova[@]}" db sync &&
        { "${nova[@]}" cell_v2 list_cells | grep -q ' cell1 ' || "${nova[@]}" cell_v2 create_cell --name cell1; } &&
        "${clean[@]}" neutron-db-manage --config-file "$etc/neutron/neutron.conf" upgrade heads
}

make_schemas() {
    [[ ! -e $state/.schemas ]] || return 0
    local first
    doing identity-schemas identity_schemas &
    first=$!
    doing compute-schemas compute_schemas
    wait "$first"
    touch "$state/.schemas"
    say "the databases have their schemas"
}
