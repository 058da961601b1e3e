#!/usr/bin/python3
"""seed_servers.py GUEST: an image of the boot sector GUEST, flavors, a network, and a server in each state."""
import os
import sys

from lab_cloud import GLANCE, LAB, NEUTRON, NOVA, act, admin, await_status, call, servers, sign_in


def image(token, guest):
    known = {i['name']: i for i in call('GET', GLANCE + '/images', token).json()['images']}
    made = known.get('lab-guest')
    if not made:
        made = call('POST', GLANCE + '/images', token, {
            'name': 'lab-guest', 'disk_format': 'raw', 'container_format': 'bare', 'visibility': 'public',
            'min_ram': 32, 'hw_video_model': 'vga', 'hw_vif_model': 'virtio', 'os_distro': 'none'}).json()
    if made['status'] != 'active':
        with open(guest, 'rb') as file:
            call('PUT', GLANCE + '/images/%s/file' % made['id'], token, raw=file.read().ljust(1 << 20, b'\0'))
    return made['id']


def flavors(token):
    """With a disk of 1 GB: Nova refuses flavors without one. No host has what lab.nowhere asks for."""
    known = {f['name']: f['id'] for f in call('GET', NOVA + '/flavors', token).json()['flavors']}
    for name, ram, specs in (('lab.nano', 32, {}), ('lab.small', 64, {'hw:serial_port_count': '2'}),
                             ('lab.nowhere', 32, {'trait:HW_GPU_API_VULKAN': 'required'})):
        if name not in known:
            body = {'flavor': {'name': name, 'vcpus': 1, 'ram': ram, 'disk': 1}}
            known[name] = call('POST', NOVA + '/flavors', token, body).json()['flavor']['id']
            if specs:
                call('POST', NOVA + '/flavors/%s/os-extra_specs' % known[name], token, {'extra_specs': specs})
    return known


def network(token):
    known = {n['name']: n['id'] for n in call('GET', NEUTRON + '/networks', token).json()['networks']}
    if 'demo-net' not in known:
        made = call('POST', NEUTRON + '/networks', token, {'network': {'name': 'demo-net'}}).json()['network']
        known['demo-net'] = made['id']
        call('POST', NEUTRON + '/subnets', token, {'subnet': {
            'network_id': made['id'], 'name': 'demo-subnet', 'ip_version': 4, 'cidr': '10.77.0.0/24',
            'enable_dhcp': False, 'gateway_ip': None}})
    with open(LAB + '/state/bridges', 'w') as file:  # for `down`, which removes it
        file.write(('brq' + known['demo-net'])[:14] + '\n')
    return known['demo-net']


def zones(token):
    """az-stuck is the zone of the host that was stopped."""
    known = {a['availability_zone']: a
             for a in call('GET', NOVA + '/os-aggregates', token).json()['aggregates']}
    for zone, host in (('az1', 'lab'), ('az-stuck', 'lab-stuck')):
        body = {'aggregate': {'name': zone, 'availability_zone': zone}}
        made = known.get(zone) or call('POST', NOVA + '/os-aggregates', token, body).json()['aggregate']
        if host not in made.get('hosts', []):
            call('POST', NOVA + '/os-aggregates/%s/action' % made['id'], token, {'add_host': {'host': host}})


class Seed:
    def __init__(self, guest):
        self.admin = admin()
        self.image = image(self.admin, guest)
        self.flavors = flavors(self.admin)
        self.demo = sign_in('demo', 'password', 'demo')
        self.net = [{'uuid': network(self.demo)}]
        zones(self.admin)
        self.known = servers(self.admin)

    def boot(self, token, name, flavor='lab.nano', networks='none', count=1, **rest):
        """The id of the server; of the last where there are to be several of that name."""
        ids = [s['id'] for s in self.known if s['name'] == name]
        body = {'server': {'name': name, 'imageRef': self.image, 'flavorRef': self.flavors[flavor],
                           'networks': networks, **rest}}
        for _ in range(count - len(ids)):
            ids.append(call('POST', NOVA + '/servers', token, body, version='2.74').json()['server']['id'])
        return ids[-1]

    def all(self):
        web = self.boot(self.demo, 'demo-web', networks=self.net)
        db = self.boot(self.demo, 'demo-db', 'lab.small', self.net)
        off = self.boot(self.demo, 'demo-off')
        paused = self.boot(self.demo, 'demo-paused')
        self.boot(self.demo, 'demo-error', 'lab.nowhere')
        self.boot(self.demo, 'demo-twin', 'lab.nowhere', count=2)
        self.boot(self.demo, 'demo-build', availability_zone='az-stuck')
        self.boot(sign_in('demo', 'password', 'demo2'), 'demo2-only')
        return web, db, off, paused

    def settle(self, web, db, off, paused):
        """Whatever the lab went through: guests that ended with QEMU, or that a test left otherwise."""
        # A freshly booted server is BUILD for a while; those of before have a state to be corrected.
        new = {web, db, off, paused} - {s['id'] for s in self.known}
        await_status(new, 'ACTIVE')
        now = {s['id']: s['status'] for s in servers(self.admin)}
        for server in (web, db):
            if now[server] != 'ACTIVE':
                act(self.demo, server, {'reboot': {'type': 'HARD'}})
        if now[off] != 'SHUTOFF':
            act(self.demo, off, {'os-stop': None})
        if now[paused] == 'PAUSED' and os.environ['GUESTS_ENDED'] == '1':
            # Nova starts the guests that were ACTIVE again, not the paused ones.
            act(self.demo, paused, {'reboot': {'type': 'HARD'}})
            await_status([paused], 'ACTIVE')
            now[paused] = 'ACTIVE'
        if now[paused] != 'PAUSED':
            act(self.demo, paused, {'pause': None})
        await_status([web, db], 'ACTIVE')
        await_status([off], 'SHUTOFF')
        await_status([paused], 'PAUSED')


def main():
    seed = Seed(sys.argv[1])
    seed.settle(*seed.all())
    for server in sorted(servers(seed.admin), key=lambda s: s['name']):
        print('  %-12s %s' % (server['name'], server['status']))


main()
