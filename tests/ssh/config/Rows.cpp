#include "tests/ssh/config/Rows.h"

#include <QString>
#include <QTest>

namespace porthole::test {

namespace {

/// `to`: a host, and behind it "-PORT", a user, an identity file.
void row(const char *name, const char *config, const char *to = "web")
{
    QTest::newRow(name) << QByteArray(config) << QString::fromLatin1(to);
}

void columns()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("to");
}

void rowsOfHosts()
{
    row("nothing at all", "");
    row("the user's own name is the default", "Host web\n  HostName web.example.org\n");
    row("the first value wins", "Host web\n  Port 2201\n  User one\nHost *\n  Port 2202\n  User two\n");
    row("a value before all hosts", "Port 2200\nHost web\n  Port 2201\n");
    row("a block that does not apply", "Host db\n  Port 2201\n");
    row("several patterns", "Host db we? *.org\n  Port 2201\n");
    row("a negated pattern first", "Host !web *\n  Port 2201\n");
    row("a negated pattern last", "Host * !web\n  Port 2201\n");
    row("a negated pattern alone", "Host !db\n  Port 2201\n");
    row("patterns that commas divide are one", "Host db,web\n  Port 2201\n");
    row("a pattern's case counts", "Host WEB\n  Port 2201\n");
    row("the host's case counts", "Host web\n  Port 2201\n", "WEB");
    row("capitals become small", "Host *\n  HostName Web.Example.ORG\n");
    row("a quoted pattern", "Host \"web\"\n  Port 2201\n");
    row("the pattern sees the name, not HostName", "HostName web.example.org\nHost *.org\n  Port 2201\n");
    row("what the caller says comes first", "User one\nPort 2201\nIdentityFile ~/b\n",
        "web -2222 me /dev/null");
    row("a name with a user's in it", "Host web\n  User a@b\n");
    row("HostName with the name in it", "HostName %h.example.org\n");
    row("HostName that is an address", "HostName 10.1.2.3\n");
    row("HostName that is an address of IPv6", "HostName 2001:db8::1\n");
    row("an address of IPv6 not in its shortest form", "HostName 2001:0db8:0:0::0001\n");
    row("an address with its zone", "HostName fe80::1%%lo\n");
    row("an address that is given", "Host 10.*\n  Port 2201\n", "10.1.2.3");
    row("a port by its name", "Port https\n");
    row("the last port", "Port 65535\n");
}

void rowsOfSyntax()
{
    row("keywords in any case", "hOSt web\n  pORT 2201\n");
    row("an equals sign", "Host=web\nPort=2201\nUser = me\nHostName =h.example.org\n");
    row("tabs", "Host\tweb\n\tPort\t2201\n");
    row("no indentation", "Host web\nPort 2201\nHost db\nPort 2202\n");
    row("quotes", "User \"me\"\nIdentityFile \"~/my keys/one\"\n");
    row("quotes in the middle", "IdentityFile ~/\"my keys\"/one\n");
    row("single quotes", "IdentityFile '~/my keys/one'\n");
    row("an escaped blank", "IdentityFile ~/my\\ keys/one\n");
    row("an escaped quote", "IdentityFile ~/\\\"one\\\"\n");
    row("a backslash that escapes nothing", "User do\\main\n");
    row("an equals sign in quotes", "HostKeyAlias \"a=b\"\n");
    row("comments", "# Port 2201\n  # Port 2202\nPort 2203 # the third\n");
    row("a number sign in a word", "User me#1\n");
    row("a quoted number sign", "User \"#me\"\n");
    row("blank lines", "\n\n  \n\t\nPort 2201\n\n");
    row("carriage returns", "Host web\r\n  Port 2201\r\n  User me\r\n");
    row("a form feed at the end of the line", "Port 2201\f\n");
    row("no line end", "Host web\n  Port 2201");
    row("words beyond ASCII in a path", "UserKnownHostsFile ~/Schl\xc3\xbcssel\n");
    const QByteArray line = "UserKnownHostsFile ~/" + QByteArray(2000, 'x') + "\nPort 2201\n";
    row("a line of two thousand characters", line);
    const QByteArray patterns = "Host " + QByteArray("db ").repeated(4000) + "web\n  Port 2201\n";
    row("a line of twelve thousand characters", patterns);
    row("an unknown keyword that is to be ignored",
        "IgnoreUnknown New*,Other\nNewThing yes\nOther x y\nPort 2201\n");
    row("ignored where the block applies",
        "Host db web\n  IgnoreUnknown X*\nHost *\n  XThing yes\n  Port 2201\n");
    row("ignored in any case", "IgnoreUnknown NEWTHING\nnewthing yes\n");
    row("keywords of the past", "Cipher 3des\nProtocol 2\nRSAAuthentication yes\nUseRoaming no\nPort 2201\n");
    row("keywords that are known and not followed",
        "LocalForward 8080 localhost:80\nSendEnv LANG\nControlMaster auto\nControlPath ~/.ssh/%C\nPort "
        "2201\n");
}

void rowsOfIncludes()
{
    row("a relative file", "Include more\n=== more\nPort 2201\n");
    row("an absolute file", "Include HOME/.ssh/more\n=== more\nPort 2201\n");
    row("a file below the home", "Include ~/.ssh/more\n=== more\nPort 2201\n");
    row("several files", "Include one two\n=== one\nPort 2201\n=== two\nPort 2202\nUser me\n");
    row("a pattern's files come in order",
        "Include conf.d/*\n=== conf.d/20\nPort 2202\n=== conf.d/10\nPort 2201\n");
    row("a pattern with a question mark",
        "Include conf.d/a?\n=== conf.d/a1\nPort 2201\n=== conf.d/b1\nPort 2202\n");
    row("a file that is not there", "Include missing\nPort 2201\n");
    row("a folder", "Include conf.d\nPort 2201\n=== conf.d/x\nPort 2202\n");
    row("a quoted file", "Include \"my file\"\n=== my file\nPort 2201\n");
    row("files that include files", "Include a\n=== a\nInclude b\nPort 2202\n=== b\nPort 2201\n");
    row("within a block that applies", "Host web\n  Include more\n=== more\nPort 2201\n");
    row("within a block that does not", "Host db\n  Include more\n=== more\nPort 2201\n");
    row("hosts within a block that does not apply",
        "Host db\n  Include more\n=== more\nHost *\n  Port 2201\n");
    row("hosts of the file end with it",
        "Host web\n  Include more\n  Port 2201\n=== more\nHost db\n  Port 2202\n");
    row("within Match", "Match user nobody\n  Include more\nMatch host web\n  Include other\n"
                        "=== more\nPort 2201\n=== other\nPort 2202\n");
    row("Match within a block that does not apply",
        "Host db\n  Include more\n=== more\nMatch all\n  Port 2201\n");
    row("the rest of the block after an include",
        "Host web\n  Include more\n  Port 2201\n=== more\nUser me\n");
    row("an empty file", "Include more\nPort 2201\n=== more\n");
}

void rowsOfMatch()
{
    row("all", "Match all\n  Port 2201\n");
    row("all, negated", "Match !all\n  Port 2201\n");
    row("all and a comment", "Match all # of them\n  Port 2201\n");
    row("host", "Match host web\n  Port 2201\n");
    row("host, which HostName has changed",
        "HostName h.example.org\nMatch host *.example.org\n  Port 2201\n");
    row("host, which HostName has changed: not the old one",
        "HostName h.example.org\nMatch host web\n  Port 2201\n");
    row("host, which HostName will change",
        "Match host *.example.org\n  Port 2201\nHost *\n  HostName h.example.org\n");
    row("host with tokens", "HostName %h.example.org\nMatch host web.example.org\n  Port 2201\n");
    row("host in capitals", "Match host WEB\n  Port 2201\n");
    row("host with a list", "Match host db,w*,!x\n  Port 2201\n");
    row("host with a negated pattern", "Match host *,!web\n  Port 2201\n");
    row("host, negated", "Match !host db\n  Port 2201\n");
    row("originalhost", "HostName h.example.org\nMatch originalhost web\n  Port 2201\n");
    row("originalhost, not the new one", "HostName h.example.org\nMatch originalhost *.org\n  Port 2201\n");
    row("user that is given", "Match user me\n  Port 2201\n", "web me");
    row("user that the file says", "User me\nMatch user me\n  Port 2201\n");
    row("user that nobody says", "Match user root,nobody,*\n  Port 2201\n");
    row("user's case counts", "Match user ME\n  Port 2201\n", "web me");
    row("localuser", "Match localuser *\n  Port 2201\nMatch localuser nobody\n  User nobody\n");
    row("two that hold", "Match host web user me\n  Port 2201\n", "web me");
    row("two of which one holds", "Match host web user you\n  Port 2201\n", "web me");
    row("criteria in any case", "MATCH HOST web USER me\n  Port 2201\n", "web me");
    row("criteria with an equals sign", "Match host=web\n  Port 2201\n");
    row("a quoted list", "Match host \"web,db\"\n  Port 2201\n");
    row("the first value wins across Match", "Match host web\n  Port 2201\nMatch all\n  Port 2202\n");
    row("Host ends Match", "Match host db\n  Port 2201\nHost web\n  Port 2202\n");
    row("final", "Match final\n  Port 2201\nHost *\n  User me\n");
    row("final comes after all", "Match final\n  Port 2201\nHost *\n  Port 2202\n");
    row("final, negated", "Match !final\n  Port 2201\n");
    row("final all", "Match final all\n  Port 2201\n");
    row("final and a host", "HostName h.example.org\nMatch final host h.example.org\n  Port 2201\n");
    row("Host matches the name that was found when it is read again",
        "Host web\n  HostName h.example.org\nHost h.example.org\n  Port 2201\nMatch final all\n  User me\n");
    row("a negated name when it is read again",
        "Host web\n  HostName h.example.org\nHost *.org !web\n  Port 2201\nMatch final all\n  User me\n");
    row("originalhost when it is read again",
        "HostName h.example.org\nMatch final originalhost web\n  Port 2201\n");
    row("files add up when it is read again",
        "IdentityFile ~/a\nMatch final all\n  IdentityFile ~/b\n  CertificateFile ~/c\n");
    row("HostName that only the second reading finds", "Match final all\n  HostName h.example.org\n");
    row("capitals when it is read again",
        "Host WEB\n  HostName H.Example.org\nHost h.example.org\n  Port 2201\nMatch final all\n  User me\n",
        "WEB");
    row("HostName's tokens are filled in once",
        "HostName %h.org\nMatch final all\n  User me\nHost web.org.org\n  Port 1\n");
    row("canonical where nothing is canonical", "Match canonical\n  Port 2201\n");
    row("canonical, negated", "Match !canonical\n  Port 2201\n");
    row("canonical all", "Match canonical all\n  Port 2201\n");
    row("canonical in the second reading", "Match canonical all\n  Port 2201\nMatch final all\n  User me\n");
    row("CanonicalizeHostname no", "CanonicalizeHostname no\nMatch canonical all\n  Port 2201\n");
    row("CanonicalizeHostname without domains has it read again",
        "CanonicalizeHostname yes\nMatch canonical all\n  Port 2201\nHost *\n  HostName h.example.org\n");
    row("CanonicalizeHostname that comes too late",
        "Match canonical all\n  Port 2201\nHost *\n  CanonicalizeHostname always\n");
}

void rowsOfFiles()
{
    row("files add up, each once",
        "IdentityFile ~/a\nIdentityFile ~/b\nIdentityFile ~/a\nHost *\n  IdentityFile ~/c\n");
    row("no identity", "IdentityFile none\n");
    row("none among others", "IdentityFile none\nIdentityFile ~/a\n");
    row("certificates", "CertificateFile ~/a-cert.pub\nCertificateFile ~/b-cert.pub\n");
    row("a certificate named none", "CertificateFile none\n");
    row("IdentitiesOnly", "IdentitiesOnly yes\nIdentityFile ~/a\n");
    row("a relative path", "IdentityFile .ssh/a\n");
    row("the home alone", "IdentityFile ~\nIdentityFile ~/\nIdentityFile ~//a\n");
    row("another user's home", "IdentityFile ~daemon/a\nIdentityFile ~daemon\n");
    row("a tilde that is no home", "IdentityFile /a/~/b\n");
    row("tokens", "HostName h.example.org\nPort 2201\nUser me\n"
                  "IdentityFile ~/%h/%p/%r/%n\nIdentityFile %d/%u/%%/%i\nIdentityFile ~/%l/%L/%C/%k\n");
    row("the alias as a token", "HostKeyAlias Alias\nIdentityFile ~/%k\n");
    row("tokens of what comes later", "IdentityFile ~/%p\nPort 2201\n");
    row("variables", "IdentityFile ${KEYS}/a\nCertificateFile ${KEYS}/b\nUserKnownHostsFile ${KEYS}/c\n");
    row("a variable whose value looks like a token", "IdentityFile ~/${PERCENT}\n");
    row("a dollar sign without a brace", "IdentityFile ~/$KEYS\n");
    row("the agent of a variable", "IdentityAgent $KEYS\n");
    row("the agent of a variable in braces", "IdentityAgent ${KEYS}/agent\n");
    row("the agent's path", "IdentityAgent ~/agent-%r\n");
    row("the usual agent by its name", "IdentityAgent SSH_AUTH_SOCK\n");
    row("no agent", "IdentityAgent none\n");
    row("known_hosts of one's own", "UserKnownHostsFile ~/a ~/b-%h\nGlobalKnownHostsFile /c /d\n");
    row("known_hosts, the first line wins", "UserKnownHostsFile ~/a\nUserKnownHostsFile ~/b\n");
    row("no known_hosts", "UserKnownHostsFile none\nGlobalKnownHostsFile none\n");
    row("a quoted known_hosts", "UserKnownHostsFile \"~/my hosts\"\n");
    row("revoked keys", "RevokedHostKeys /etc/revoked\n");
    row("no revoked keys", "RevokedHostKeys none\n");
}

void rowsOfWays()
{
    row("one jump", "Host web\n  ProxyJump jump\n");
    row("a jump with user and port", "Host web\n  ProxyJump me@jump:2201\n");
    row("a jump with its own lines",
        "Host web\n  ProxyJump jump\nHost jump\n  HostName j.example.org\n  Port 2201\n  User me\n");
    row("a jump behind a jump", "Host web\n  ProxyJump a\nHost a\n  ProxyJump b\nHost b\n  Port 2201\n");
    row("two jumps", "Host web\n  ProxyJump a,me@b:2201\nHost b\n  ProxyJump never\n");
    row("two jumps, the first behind another", "Host web\n  ProxyJump a,b\nHost a\n  ProxyJump c\n");
    row("a jump as a URI", "Host web\n  ProxyJump ssh://me@jump:2201\n");
    row("a jump at an address of IPv6", "Host web\n  ProxyJump [2001:db8::1]:2201\n");
    row("a jump at an address of IPv6 without a port", "Host web\n  ProxyJump me@[2001:db8::1]\n");
    row("a jump with an equals sign", "Host web\n  ProxyJump = jump\n");
    row("no jump", "ProxyJump none\n");
    row("no jump, and then one", "ProxyJump none\nHost web\n  ProxyJump jump\n");
    row("a jump and then none", "Host web\n  ProxyJump jump\nHost *\n  ProxyJump none\n");
    row("a jump before a command", "Host web\n  ProxyJump jump\n  ProxyCommand true\n");
    row("a command before a jump", "Host web\n  ProxyCommand true\n  ProxyJump jump\n");
    row("no command before a jump", "Host web\n  ProxyCommand none\n  ProxyJump jump\n");
    row("no jump before a command", "Host web\n  ProxyJump none\n  ProxyCommand true\n");
    row("a jump with a comment", "Host web\n  ProxyJump jump # the way in\n");
    row("the user of the jump by a token", "Host web\n  User me\n  ProxyJump %r@jump\n");
    row("the jump by a token", "Host web\n  ProxyJump gate-%n\n");
    row("a command", "ProxyCommand true %h %p %r %n %%\n");
    row("a command with quotes", "ProxyCommand true \"%h\" '%p'\n");
    row("a command with an equals sign", "ProxyCommand=true %h\n");
    row("a command with a number sign", "ProxyCommand true # %h\n");
    row("no command", "ProxyCommand none\n");
    row("no command in capitals", "ProxyCommand NONE\n");
}

void rowsOfOptions()
{
    row("times", "ConnectTimeout 1m30s\nServerAliveInterval 2h\nServerAliveCountMax 7\n");
    row("times in capitals", "ConnectTimeout 1M\nServerAliveInterval 1D2H\n");
    row("times without units", "ConnectTimeout 10\nServerAliveInterval 0\nServerAliveCountMax 0\n");
    row("no time, and then one",
        "ConnectTimeout none\nConnectTimeout 5\nServerAliveInterval none\nServerAliveInterval 6\n");
    row("Debian's names for a time", "SetupTimeOut 20\nProtocolKeepAlives 30\n");
    row("flags", "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPubkeyAuthentication no\n"
                 "GSSAPIAuthentication yes\nGSSAPIDelegateCredentials yes\nHostbasedAuthentication yes\n"
                 "Compression yes\nHashKnownHosts no\nIdentitiesOnly yes\nForwardAgent yes\n");
    row("flags in other words", "PasswordAuthentication FALSE\nIdentitiesOnly True\nHashKnownHosts YES\n");
    row("kinds of public keys", "PubkeyAuthentication unbound\n");
    row("old names",
        "ChallengeResponseAuthentication no\nDSAAuthentication no\nPubkeyAcceptedKeyTypes ssh-ed25519\n");
    row("the order of methods", "PreferredAuthentications publickey,password\n");
    row("strictness yes", "StrictHostKeyChecking yes\n");
    row("strictness no", "StrictHostKeyChecking no\n");
    row("strictness off", "StrictHostKeyChecking off\n");
    row("strictness accept-new", "StrictHostKeyChecking accept-new\n");
    row("strictness ask", "StrictHostKeyChecking ASK\n");
    row("families", "AddressFamily inet6\nBindAddress ::1\n");
    row("a family in capitals", "AddressFamily INET\n");
    row("an alias", "HostKeyAlias Web.Example.org\n");
    row("an alias with its port", "HostKeyAlias [web]:2222\n");
    row("an agent forwarded", "ForwardAgent ~/agent\n");
    row("bits", "RequiredRSASize 3072\n");
    row("algorithms", "Ciphers aes128-ctr,aes256-ctr\nMACs hmac-sha2-256\nKexAlgorithms curve25519-sha256\n"
                      "HostKeyAlgorithms ssh-ed25519,rsa-sha2-512\nPubkeyAcceptedAlgorithms ssh-ed25519\n"
                      "CASignatureAlgorithms ssh-ed25519\n");
}

} // namespace

void addConfigsThatAreTaken()
{
    columns();
    rowsOfHosts();
    rowsOfSyntax();
    rowsOfIncludes();
    rowsOfMatch();
    rowsOfFiles();
    rowsOfWays();
    rowsOfOptions();
}

void addConfigsThatAreRefused()
{
    columns();
    row("an unknown keyword", "NewThing yes\n");
    row("an unknown keyword where the block does not apply", "Host db\n  NewThing yes\n");
    row("an unknown keyword before it is ignored", "NewThing yes\nIgnoreUnknown NewThing\n");
    row("an unknown keyword in a file that does not apply",
        "Host db\n  Include more\n=== more\nNewThing yes\n");
    row("a keyword without a value", "Port\n");
    row("a keyword with an empty value", "User \"\"\n");
    row("a keyword with a comment for its value", "Port # 22\n");
    row("two values", "Port 22 23\n");
    row("a port of zero", "Port 0\n");
    row("a port too large", "Port 65536\n");
    row("a port that is no number", "Port twenty-two\n");
    row("a port with letters behind it", "Port 22x\n");
    row("a bad port where the block does not apply", "Host db\n  Port x\n");
    row("a quote that is not closed", "User \"me\n");
    row("a quote that is not closed in what is ignored", "IgnoreUnknown X\nX \"a\n");
    row("a flag that is none", "Compression perhaps\n");
    row("Compression in other words", "Compression true\n");
    row("a number that is none", "ServerAliveCountMax -1\n");
    row("a number with more behind it", "ServerAliveCountMax 3s\n");
    row("a time that is none", "ConnectTimeout soon\n");
    row("a time below zero", "ConnectTimeout -5\n");
    row("a time too large", "ConnectTimeout 99999999999\n");
    row("none in capitals as a time", "ConnectTimeout NONE\n");
    row("a family that is none", "AddressFamily ipv6\n");
    row("a strictness that is none", "StrictHostKeyChecking sometimes\n");
    row("none with other files", "UserKnownHostsFile none ~/a\n");
    row("other files with none", "UserKnownHostsFile ~/a none\n");
    row("Host without a pattern", "Host\n");
    row("Host with an empty pattern", "Host \"\"\n");
    row("Match without a criterion", "Match\n");
    row("Match with an unknown criterion", "Match weather fine\n");
    row("Match with a criterion without its list", "Match host\n");
    row("Match with a comment for its list", "Match host #web\n");
    row("all with others", "Match all host web\n");
    row("all behind others", "Match host web user me all\n");
    row("all behind two words", "Match canonical final all\n");
    row("a word behind an empty one", "Match user me \"\" host db\n");
    row("an empty Include", "Include \"\"\n");
    row("a jump with a bad port", "ProxyJump jump:x\n");
    row("a jump whose name a shell would take apart", "Host web\n  ProxyJump a;b\n");
    row("a jump without a host", "ProxyJump me@\n");
    row("a jump without a user", "ProxyJump @jump\n");
    row("an empty jump", "ProxyJump a,,b\n");
    row("a jump with a path", "ProxyJump ssh://jump/path\n");
    row("a bad jump where the block does not apply", "Host db\n  ProxyJump a:0\n");
    row("a jump through itself", "Host web\n  ProxyJump web\n");
    row("an unknown token in a path", "IdentityFile ~/%x\n");
    row("an unknown token in a host's name", "HostName %n.example.org\n");
    row("an unknown token in a command", "ProxyCommand true %d\n");
    row("a percent sign at the end", "IdentityFile ~/a%\n");
    row("a variable that is not set", "IdentityFile ${NOT_SET}/a\n");
    row("a variable without its end", "IdentityFile ${KEYS/a\n");
    row("a variable without a name", "IdentityFile ${}/a\n");
    row("an agent of a variable that is not set", "IdentityAgent ${NOT_SET}\n");
    row("an agent of a variable with a bad name", "IdentityAgent $KEYS/a\n");
    row("a user who is not there", "IdentityFile ~nobody-of-this-name/a\n");
    const QByteArray files = [] {
        QByteArray lines;
        for (int i = 0; i < 101; ++i)
            lines += "IdentityFile ~/" + QByteArray::number(i) + '\n';
        return lines;
    }();
    row("too many files", files);
}

} // namespace porthole::test
