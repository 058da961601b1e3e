#include "core/ssh/config/Keyword.h"

#include <algorithm>
#include <iterator>

namespace porthole::ssh {

namespace {

constexpr Keyword used(std::string_view name, Key key, Syntax syntax)
{
    return {name, key, syntax, Neglect::Silent};
}
constexpr Keyword silent(std::string_view name, Syntax syntax = Syntax::Anything)
{
    return {name, Key::None, syntax, Neglect::Silent};
}
constexpr Keyword warned(std::string_view name, Syntax syntax = Syntax::Anything)
{
    return {name, Key::None, syntax, Neglect::Warned};
}

/// Those of OpenSSH 9.2 with Debian's, and the ones that later versions brought: a file that serves two
/// machines is no mistake.
constexpr Keyword kKeywords[]{
    used("host", Key::Host, Syntax::Anything),
    used("match", Key::Match, Syntax::Anything),
    used("include", Key::Include, Syntax::Anything),
    used("ignoreunknown", Key::IgnoreUnknown, Syntax::Word),
    used("addressfamily", Key::AddressFamily, Syntax::Family),
    used("bindaddress", Key::BindAddress, Syntax::Word),
    used("canonicalizehostname", Key::CanonicalizeHostname, Syntax::Canonicalize),
    used("casignaturealgorithms", Key::CertificateSignatures, Syntax::Word),
    used("certificatefile", Key::CertificateFile, Syntax::Word),
    used("ciphers", Key::Ciphers, Syntax::Word),
    used("compression", Key::Compression, Syntax::YesNo),
    used("connecttimeout", Key::ConnectTimeout, Syntax::Time),
    used("forwardagent", Key::ForwardAgent, Syntax::AgentForward),
    used("globalknownhostsfile", Key::GlobalKnownHostsFile, Syntax::Words),
    used("gssapiauthentication", Key::GssapiAuthentication, Syntax::Flag),
    used("gssapidelegatecredentials", Key::GssapiDelegateCredentials, Syntax::Flag),
    used("hashknownhosts", Key::HashKnownHosts, Syntax::Flag),
    used("hostbasedauthentication", Key::HostbasedAuthentication, Syntax::Flag),
    used("hostkeyalgorithms", Key::HostKeyAlgorithms, Syntax::Word),
    used("hostkeyalias", Key::HostKeyAlias, Syntax::Word),
    used("hostname", Key::HostName, Syntax::Word),
    used("identitiesonly", Key::IdentitiesOnly, Syntax::Flag),
    used("identityagent", Key::IdentityAgent, Syntax::AgentPath),
    used("identityfile", Key::IdentityFile, Syntax::Word),
    used("identityfile2", Key::IdentityFile, Syntax::Word),
    used("kbdinteractiveauthentication", Key::KbdInteractiveAuthentication, Syntax::Flag),
    used("challengeresponseauthentication", Key::KbdInteractiveAuthentication, Syntax::Flag),
    used("skeyauthentication", Key::KbdInteractiveAuthentication, Syntax::Flag),
    used("tisauthentication", Key::KbdInteractiveAuthentication, Syntax::Flag),
    used("kexalgorithms", Key::KexAlgorithms, Syntax::Word),
    used("macs", Key::Macs, Syntax::Word),
    used("numberofpasswordprompts", Key::NumberOfPasswordPrompts, Syntax::Number),
    used("passwordauthentication", Key::PasswordAuthentication, Syntax::Flag),
    used("port", Key::Port, Syntax::Port),
    used("preferredauthentications", Key::PreferredAuthentications, Syntax::Word),
    used("proxycommand", Key::ProxyCommand, Syntax::Command),
    used("proxyjump", Key::ProxyJump, Syntax::Jump),
    used("pubkeyacceptedalgorithms", Key::PubkeyAcceptedAlgorithms, Syntax::Word),
    used("pubkeyacceptedkeytypes", Key::PubkeyAcceptedAlgorithms, Syntax::Word),
    used("pubkeyauthentication", Key::PubkeyAuthentication, Syntax::PublicKeyFlag),
    used("dsaauthentication", Key::PubkeyAuthentication, Syntax::PublicKeyFlag),
    used("requiredrsasize", Key::RequiredRsaSize, Syntax::Number),
    used("revokedhostkeys", Key::RevokedHostKeys, Syntax::Word),
    used("serveralivecountmax", Key::ServerAliveCountMax, Syntax::Number),
    used("serveraliveinterval", Key::ServerAliveInterval, Syntax::Time),
    used("setuptimeout", Key::ServerAliveInterval, Syntax::Time),
    used("protocolkeepalives", Key::ServerAliveInterval, Syntax::Time),
    used("stricthostkeychecking", Key::StrictHostKeyChecking, Syntax::HostKeyPolicy),
    used("user", Key::User, Syntax::Word),
    used("userknownhostsfile", Key::UserKnownHostsFile, Syntax::Words),

    warned("bindinterface", Syntax::Word),
    warned("canonicaldomains"),
    warned("canonicalizepermittedcnames"),
    warned("checkhostip", Syntax::Flag),
    warned("dynamicforward"),
    warned("forwardx11", Syntax::Flag),
    warned("hostbasedacceptedalgorithms", Syntax::Word),
    warned("hostbasedkeytypes", Syntax::Word),
    warned("knownhostscommand", Syntax::Command),
    warned("localforward"),
    warned("nohostauthenticationforlocalhost", Syntax::Flag),
    warned("pkcs11provider", Syntax::Word),
    warned("proxyusefdpass", Syntax::Flag),
    warned("rekeylimit"),
    warned("remotecommand", Syntax::Command),
    warned("remoteforward"),
    warned("securitykeyprovider", Syntax::Word),
    warned("setenv"),
    warned("smartcarddevice", Syntax::Word),
    warned("tunnel"),
    warned("verifyhostkeydns", Syntax::YesNoAsk),

    silent("addkeystoagent"),
    silent("afstokenpassing"),
    silent("batchmode", Syntax::Flag),
    silent("canonicalizefallbacklocal", Syntax::Flag),
    silent("canonicalizemaxdots", Syntax::Number),
    silent("channeltimeout"),
    silent("cipher"),
    silent("clearallforwardings", Syntax::Flag),
    silent("compressionlevel"),
    silent("connectionattempts", Syntax::Number),
    silent("controlmaster"),
    silent("controlpath", Syntax::Word),
    silent("controlpersist"),
    silent("enableescapecommandline", Syntax::Flag),
    silent("enablesshkeysign", Syntax::Flag),
    silent("escapechar"),
    silent("exitonforwardfailure", Syntax::Flag),
    silent("fallbacktorsh"),
    silent("fingerprinthash"),
    silent("forkafterauthentication", Syntax::Flag),
    silent("forwardx11timeout", Syntax::Time),
    silent("forwardx11trusted", Syntax::Flag),
    silent("gatewayports", Syntax::Flag),
    silent("globalknownhostsfile2"),
    silent("gssapiclientidentity", Syntax::Word),
    silent("gssapikexalgorithms", Syntax::Word),
    silent("gssapikeyexchange", Syntax::Flag),
    silent("gssapirenewalforcesrekey", Syntax::Flag),
    silent("gssapiserveridentity", Syntax::Word),
    silent("gssapitrustdns", Syntax::Flag),
    silent("ipqos"),
    silent("kbdinteractivedevices", Syntax::Word),
    silent("keepalive", Syntax::Flag),
    silent("kerberosauthentication"),
    silent("kerberostgtpassing"),
    silent("localcommand", Syntax::Command),
    silent("loglevel"),
    silent("logverbose"),
    silent("obscurekeystroketiming"),
    silent("permitlocalcommand", Syntax::Flag),
    silent("permitremoteopen"),
    silent("protocol"),
    silent("refuseconnection"),
    silent("requesttty"),
    silent("rhostsauthentication"),
    silent("rhostsrsaauthentication"),
    silent("rsaauthentication"),
    silent("sendenv"),
    silent("sessiontype"),
    silent("stdinnull", Syntax::Flag),
    silent("streamlocalbindmask"),
    silent("streamlocalbindunlink", Syntax::Flag),
    silent("syslogfacility"),
    silent("tag"),
    silent("tcpkeepalive", Syntax::Flag),
    silent("tunneldevice"),
    silent("updatehostkeys", Syntax::YesNoAsk),
    silent("useprivilegedport"),
    silent("userknownhostsfile2"),
    silent("useroaming"),
    silent("usersh"),
    silent("versionaddendum"),
    silent("visualhostkey", Syntax::Flag),
    silent("warnweakcrypto"),
    silent("xauthlocation", Syntax::Word),
};

} // namespace

const Keyword *keywordOf(std::string_view name)
{
    const auto *found = std::find_if(std::begin(kKeywords), std::end(kKeywords),
                                     [&](const Keyword &keyword) { return keyword.name == name; });
    return found == std::end(kKeywords) ? nullptr : found;
}

} // namespace porthole::ssh
