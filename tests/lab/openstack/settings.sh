# What the lab's scripts share: its folder, its ports and its knobs. Everything may be set in the environment.

lab=${LAB:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/porthole-lab}
ip=127.0.0.1 # and nothing else: the passwords below are no secrets

keystone_port=${KEYSTONE_PORT:-15000} keystone_tls_port=${KEYSTONE_TLS_PORT:-15443}
nova_port=${NOVA_PORT:-18774} nova_tls_port=${NOVA_TLS_PORT:-18443}
placement_port=${PLACEMENT_PORT:-18778} glance_port=${GLANCE_PORT:-19292} neutron_port=${NEUTRON_PORT:-19696}
rabbit_port=${RABBIT_PORT:-15672} rabbit_dist_port=${RABBIT_DIST_PORT:-15674} epmd_port=${EPMD_PORT:-14369}
novnc_port=${NOVNC_PORT:-16080} novnc_tls_port=${NOVNC_TLS_PORT:-16443}
serial_port=${SERIAL_PORT:-16083} spice_port=${SPICE_PORT:-16082}
guest_vnc_ports=${GUEST_VNC_PORTS:-16900:16999} guest_serial_ports=${GUEST_SERIAL_PORTS:-17100:17199}

console_ttl=${CONSOLE_TTL:-600} # seconds in which a console's token lets somebody in
token_ttl=${TOKEN_TTL:-14400}   # seconds that a Keystone token lives
with_serial=${SERIAL:-1}        # whether there are serial consoles
with_spice=${SPICE:-0}          # whether guests have a SPICE console too, from their next hard reboot on
console_tls=${CONSOLE_TLS:-0}   # whether Nova's console addresses are https

# libvirt's sockets have to fit into the 108 bytes of sun_path, and the configuration knows no quoting.
if [[ ! $lab =~ ^/[A-Za-z0-9._/-]{1,60}$ ]]; then
    echo "LAB has to be an absolute path of at most 60 plain characters: $lab" >&2
    exit 2
fi
etc=$lab/etc state=$lab/state run=$lab/run log=$lab/log
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
began=$(date +%s%N)

say() { printf '[%3d s] %s\n' $((($(date +%s%N) - began) / 1000000000)) "$*"; }
die() {
    say "FAILED: $*" >&2
    exit 1
}

# Nothing ends without a word.
set -E
trap 'echo "FAILED: $BASH_COMMAND (${BASH_SOURCE[0]##*/}, line $LINENO)" >&2' ERR

if ((EUID != 0)); then
    echo "The lab makes network bridges and mount namespaces: it needs root." >&2
    exit 2
fi

# One at a time; the daemons do not inherit the lock.
lock() {
    mkdir -p "$lab"
    exec 9>"$lab/.lock"
    flock 9
}
