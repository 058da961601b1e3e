#!/usr/bin/python3
"""seed_identity.py: users, projects, regions and endpoints, and the clouds.yaml that names them."""
import json
import os

from lab_cloud import KEYSTONE, LAB, PORT, URL, admin, call, sign_in

ENDPOINTS = {'nova': ('compute', '/v2.1'), 'placement': ('placement', ''), 'glance': ('image', ''),
             'neutron': ('network', '')}


class Directory:
    """Keystone's things by name, made where they are missing."""

    def __init__(self):
        self.token = admin()
        self.roles = {r['name']: r['id'] for r in self.all('roles')}

    def all(self, plural):
        return call('GET', KEYSTONE + '/' + plural, self.token).json()[plural]

    def ensure(self, singular, plural, match, **rest):
        for one in self.all(plural):
            if all(one.get(k) == v for k, v in match.items()):
                return one['id']
        body = {singular: {**match, **rest}}
        return call('POST', KEYSTONE + '/' + plural, self.token, body).json()[singular]['id']

    def project(self, name):
        return self.ensure('project', 'projects', {'name': name}, domain_id='default')

    def user(self, name, password, **rest):
        return self.ensure('user', 'users', {'name': name}, password=password, domain_id='default', **rest)

    def grant(self, user, role, project):
        call('PUT', '%s/projects/%s/users/%s/roles/%s' % (KEYSTONE, project, user, self.roles[role]), self.token)


def endpoints(directory):
    """RegionTwo has the same Nova; RegionTLS has it behind TLS."""
    nova_tls = 'https://127.0.0.1:' + PORT['nova-tls']
    for region in ('RegionTwo', 'RegionTLS'):
        directory.ensure('region', 'regions', {'id': region})
    for name, (kind, path) in ENDPOINTS.items():
        service = directory.ensure('service', 'services', {'name': name, 'type': kind})
        regions = {'RegionOne': URL[name]}
        if name == 'nova':
            regions.update(RegionTwo=URL[name], RegionTLS=nova_tls)
        for region, url in regions.items():
            for interface in ('public', 'internal', 'admin'):
                match = {'service_id': service, 'interface': interface, 'region_id': region}
                directory.ensure('endpoint', 'endpoints', match, url=url + path)


def application_credential(user):
    """Keystone tells its secret once: it is kept with the state."""
    path = LAB + '/state/application-credential.json'
    if not os.path.exists(path):
        body = {'application_credential': {'name': 'desktop'}}
        answer = call('POST', '%s/users/%s/application_credentials' % (KEYSTONE, user),
                      sign_in('demo', 'password', 'demo'), body)
        with open(path, 'w') as file:
            json.dump(answer.json()['application_credential'], file)
    with open(path) as file:
        return json.load(file)


def cloud(user='demo', password='password', project='demo', region='RegionOne', keystone=KEYSTONE, **rest):
    auth = {'auth_url': keystone, 'username': user, 'password': password, 'user_domain_name': 'Default'}
    if project:
        auth.update(project_name=project, project_domain_name='Default')
    return {'auth': auth, 'region_name': region, **rest}


def write_clouds(credential):
    """JSON is YAML too; each cloud on a line of its own."""
    tls = LAB + '/etc/tls/'
    keystone_tls = 'https://127.0.0.1:' + PORT['keystone-tls'] + '/v3'
    clouds = {
        'demo': cloud(),
        'demo2': cloud(project='demo2'),
        'admin': cloud('admin', 'adminpw', 'admin'),
        'reader': cloud('reader'),
        'noproject': cloud('noproject', project=None),
        'unscoped': cloud(project=None),
        'region-two': cloud(region='RegionTwo'),
        'regions': {'regions': ['RegionOne', 'RegionTwo'], 'auth': cloud()['auth']},
        'wrong-password': cloud(password='not the password'),
        'application-credential': {
            'auth_type': 'v3applicationcredential', 'region_name': 'RegionOne',
            'auth': {'auth_url': KEYSTONE, 'application_credential_id': credential['id'],
                     'application_credential_secret': credential['secret']}},
        'tls': cloud(region='RegionTLS', keystone=keystone_tls, cacert=tls + 'ca.pem'),
        'tls-wrong-ca': cloud(region='RegionTLS', keystone=keystone_tls, cacert=tls + 'other-ca.pem'),
        'tls-without-ca': cloud(region='RegionTLS', keystone=keystone_tls),
        'tls-then-plain': cloud(region='RegionOne', keystone=keystone_tls, cacert=tls + 'ca.pem'),
    }
    path = LAB + '/clouds.yaml'
    with open(path, 'w', opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write('clouds:\n')
        for name, entry in clouds.items():
            file.write('  %s: %s\n' % (name, json.dumps(entry)))


def main():
    directory = Directory()
    service = directory.project('service')
    for name in ENDPOINTS:
        account = directory.user(name, 'svcpw')
        directory.grant(account, 'admin', service)
    demo, demo2, empty = (directory.project(name) for name in ('demo', 'demo2', 'empty'))
    user = directory.user('demo', 'password')
    for project in (demo, demo2, empty):
        directory.grant(user, 'member', project)
    directory.grant(directory.user('reader', 'password'), 'reader', demo)
    directory.user('noproject', 'password')
    endpoints(directory)
    write_clouds(application_credential(user))


if __name__ == '__main__':
    main()
