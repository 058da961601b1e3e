"""The lab's cloud by its own APIs: what the seed and the tests do in it besides Porthole."""
import os
import time

import requests

LAB = os.environ['LAB']
with open(LAB + '/ports') as _file:
    PORT = dict(line.split() for line in _file)
URL = {name: 'http://127.0.0.1:' + PORT[name] for name in ('keystone', 'nova', 'placement', 'glance', 'neutron')}
KEYSTONE, NOVA = URL['keystone'] + '/v3', URL['nova'] + '/v2.1'
GLANCE, NEUTRON = URL['glance'] + '/v2', URL['neutron'] + '/v2.0'

_http = requests.Session()
_http.trust_env = False


def call(method, url, token=None, body=None, version='2.93', fine=(200, 201, 202, 204), raw=None):
    """One request; ends the program with what the service said if the answer is not one of those."""
    headers = {'OpenStack-API-Version': 'compute ' + version}
    if token:
        headers['X-Auth-Token'] = token
    if raw is not None:
        headers['Content-Type'] = 'application/octet-stream'
    answer = _http.request(method, url, headers=headers, json=body, data=raw, timeout=180)
    if fine and answer.status_code not in fine:
        raise SystemExit('%s %s: %s %s' % (method, url, answer.status_code, answer.text[:500]))
    return answer


def sign_in(user, password, project):
    return call('POST', KEYSTONE + '/auth/tokens', body={'auth': {
        'identity': {'methods': ['password'], 'password': {'user': {
            'name': user, 'password': password, 'domain': {'name': 'Default'}}}},
        'scope': {'project': {'name': project, 'domain': {'name': 'Default'}}}}}).headers['X-Subject-Token']


def admin():
    return sign_in('admin', 'adminpw', 'admin')


def servers(token):
    return call('GET', NOVA + '/servers/detail?all_tenants=1', token).json()['servers']


def act(token, server, action):
    call('POST', NOVA + '/servers/%s/action' % server, token, action)


def await_status(ids, status, patience=240):
    """Until each of these servers has this status and nothing is under way."""
    end = time.time() + patience
    while time.time() < end:
        now = {s['id']: s for s in servers(admin())}  # signed in anew: a test may let tokens live for seconds
        late = [now[i] for i in ids if now[i]['status'] != status or now[i]['OS-EXT-STS:task_state']]
        if not late:
            return
        for server in late:
            if server['status'] == 'ERROR':
                raise SystemExit('%s: %s' % (server['name'], server.get('fault')))
        time.sleep(0.3)
    raise SystemExit('not %s: %s' % (status, [(s['name'], s['status']) for s in late]))
