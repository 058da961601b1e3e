# The Debian 12 packages that Porthole needs, and how it is built: for app/run and tests/run, which read
# this file. `top` is the project's folder.

build_packages=(
    ca-certificates cmake ninja-build g++ pkg-config ccache
    qt6-base-dev qt6-websockets-dev qt6-svg-dev qt6-l10n-tools
    libturbojpeg0-dev zlib1g-dev libisal-dev nettle-dev nlohmann-json3-dev libyaml-cpp-dev libevent-dev
    libssh-dev qtkeychain-qt6-dev libglib2.0-dev libxcb1-dev
    # At run time: the icons' plugin, glyphs, the database driver, and what the keychain is reached through.
    libqt6svg6 fonts-dejavu-core libqt6sql6-sqlite libsecret-1-0
)

test_packages=(
    qemu-system-x86 tigervnc-standalone-server tigervnc-common websockify x11vnc libvncserver-dev
    libvterm-dev xvfb xauth xdotool openbox dunst xterm rxvt-unicode x11-utils x11-apps x11-xserver-utils imagemagick
    openssh-server openssh-client dropbear-bin libnss-wrapper gnome-keyring libgcr-3-dev dbus libsecret-tools python3
    htop less nano rsync tmux vim-tiny
    openssl zstd git procps
    desktop-file-utils appstream shared-mime-info man-db mandoc zsh fish
    clang-14 clang-format-14 clang-tidy-14
)

# Of the tests labelled long: a Kerberos realm, a Debian to install the package in.
long_packages=(krb5-kdc krb5-admin-server krb5-user mmdebstrap dpkg-dev)

fuzz_packages=(clang libclang-rt-14-dev)

# An OpenStack for tests/lab/openstack. Of Nova the libraries are enough, its compute packages would bring
# all of QEMU along.
lab_packages=(
    python3-keystone python3-placement placement-common python3-glance glance-common python3-neutron
    neutron-common python3-nova nova-common nova-consoleproxy python3-requests uwsgi-plugin-python3
    mariadb-server rabbitmq-server
    python3-libvirt libvirt-daemon libvirt-daemon-driver-qemu qemu-system-x86 qemu-utils ipxe-qemu seabios
    binutils curl iproute2 openssl
)

# install_missing PACKAGE...: installs those that are not there yet, as root or by sudo; without
# either it prints the line that does it and exits 2. Asks the network only if something is missing.
install_missing() {
    local missing=() package installed
    # It complains about those it has never heard of: they are missing like the others.
    installed=" $( (dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "$@" 2>/dev/null || true) |
        sed -n 's/^.i //p' | tr '\n' ' ')"
    for package; do
        [[ $installed == *" $package "* ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    local get=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
    local as_root=()
    if ((EUID != 0)); then
        as_root=(sudo)
        # Nobody can type a password where there is no terminal.
        [[ -t 0 ]] || as_root+=(-n)
        if ! command -v sudo >/dev/null || ! "${as_root[@]}" true; then
            echo "Some packages are missing. As root, run:" >&2
            echo "apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
            exit 2
        fi
    fi
    echo "Installing ${missing[*]}" >&2
    # A foreign source that is out of reach is no reason to stop: the installation will tell.
    "${as_root[@]}" "${get[@]}" update -qq >&2 || true
    quietly "$top/build/install.log" \
        "${as_root[@]}" "${get[@]}" install -y --no-install-recommends "${missing[@]}"
}

# quietly LOG COMMAND...: runs it with its output in LOG, shown only if it fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 || {
        local status=$?
        tail -n 200 "$log" >&2
        return "$status"
    }
}

# build PRESET: configures build/PRESET if that was not done yet, and builds it.
build() {
    local folder=$top/build/$1
    mkdir -p "$folder"
    (
        # Two builds in one folder would trample on each other.
        flock 9 &&
            { [[ -f $folder/build.ninja ]] || quietly "$folder/configure.log" cmake -S "$top" --preset "$1"; } &&
            quietly "$folder/build.log" cmake --build "$folder" "${@:2}"
    ) 9>"$folder/.lock"
}
