# The lab's Debian packages; which they are stands in app/packages.sh.
top=$(cd "$here/../../.." && pwd)
. "$top/app/packages.sh"

# Installs what is missing. The packages' own daemons stay down: the lab starts its own, and no others.
install_lab() (
    policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
        trap 'rm -f "$policy"' EXIT # a subshell's: it goes whatever happens
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    # Nova's packages ask questions even so, unless only critical ones may be asked.
    export DEBIAN_PRIORITY=critical
    install_missing "${lab_packages[@]}"
)
