#!/usr/bin/python3
"""act.py boot|delete|pause|unpause|stop|start|status|screen|serial-port NAME: the rest of the world, for tests.

boot         a server like demo-web, and waits for it
delete, pause, unpause, stop, start      and waits until that is done
status       prints it
screen       writes QEMU's own picture of the guest to standard output (PNG or PPM)
serial-port  prints where the guest's first serial port listens
"""
import re
import sys
import time

import libvirt

from lab_cloud import LAB, NOVA, act, admin, await_status, call, servers, sign_in

ACTIONS = {'pause': ({'pause': None}, 'PAUSED'), 'unpause': ({'unpause': None}, 'ACTIVE'),
           'stop': ({'os-stop': None}, 'SHUTOFF'), 'start': ({'os-start': None}, 'ACTIVE')}


def find(token, name):
    return next((s for s in servers(token) if s['name'] == name), None)


def boot(token, name):
    web = find(token, 'demo-web')
    flavors = {f['name']: f['id'] for f in call('GET', NOVA + '/flavors', token).json()['flavors']}
    body = {'server': {'name': name, 'imageRef': web['image']['id'], 'flavorRef': flavors['lab.nano'],
                       'networks': 'none'}}
    answer = call('POST', NOVA + '/servers', sign_in('demo', 'password', 'demo'), body, version='2.74')
    await_status([answer.json()['server']['id']], 'ACTIVE')


def delete(token, name):
    call('DELETE', NOVA + '/servers/' + find(token, name)['id'], token)
    while find(admin(), name):
        time.sleep(0.2)


def domain(token, name):
    cloud = libvirt.open('qemu+unix:///system?socket=%s/run/libvirt/libvirt-sock' % LAB)
    return cloud, cloud.lookupByUUIDString(find(token, name)['id'])


def screen(token, name):
    cloud, guest = domain(token, name)
    stream = cloud.newStream()
    guest.screenshot(stream, 0)
    stream.recvAll(lambda _, data, __: sys.stdout.buffer.write(data), None)
    stream.finish()


def main(what, name):
    token = admin()
    if what in ACTIONS:
        action, status = ACTIONS[what]
        server = find(token, name)['id']
        act(token, server, action)
        await_status([server], status)
    elif what == 'boot':
        boot(token, name)
    elif what == 'delete':
        delete(token, name)
    elif what == 'status':
        print(find(token, name)['status'])
    elif what == 'screen':
        screen(token, name)
    elif what == 'serial-port':
        print(re.search(r"<serial type='tcp'>\s*<source mode='bind' host='[^']*' service='(\d+)'",
                        domain(token, name)[1].XMLDesc()).group(1))
    else:
        raise SystemExit(__doc__)


main(*sys.argv[1:])
