#!/usr/bin/python3
"""await_hosts.py HOST...: until these compute hosts hear what Nova tells them.

"Up" says nothing where service_down_time is endless. A heartbeat newer than the process does: what is cast to
a host before that is lost, and leaves a server in REBOOT or BUILD for good.
"""
import calendar
import os
import sys
import time

from lab_cloud import LAB, NOVA, URL, admin, call


def seconds(text):
    return calendar.timegm(time.strptime((text or '1970-01-01T00:00:00').split('.')[0], '%Y-%m-%dT%H:%M:%S'))


def main(hosts):
    since = os.stat(LAB + '/run/nova-compute.pid').st_mtime
    end = time.time() + 240
    while time.time() < end:
        token = admin()  # anew: a test may let tokens live for seconds
        services = call('GET', NOVA + '/os-services?binary=nova-compute', token, fine=())
        providers = call('GET', URL['placement'] + '/resource_providers', token, fine=())
        if services.status_code == 200 and providers.status_code == 200:
            beats = {s['host']: seconds(s['updated_at']) for s in services.json()['services']}
            known = len(providers.json()['resource_providers']) >= len(hosts)
            if known and all(beats.get(host, 0) >= int(since) for host in hosts):
                return
        time.sleep(0.3)
    raise SystemExit('the compute hosts did not register within 240 s')


main(sys.argv[1:])
