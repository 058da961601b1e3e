#include "core/import/Imported.h"

namespace porthole::imports {

// No default in these two: the compiler names what is forgotten here.

const char *wordsOf(Omission omission)
{
    switch (omission) {
    case Omission::PasswordInClear:
        return "the password, which stands there in clear";
    case Omission::PasswordObscured:
        return "the password, which is obscured with a key that everybody knows";
    case Omission::PasswordEncrypted:
        return "the password, which is encrypted for the other program";
    case Omission::PasswordElsewhere:
        return "the password, which is the other program's in the keychain";
    case Omission::ProxyCommand:
        return "the proxy command, which would be run on this computer";
    case Omission::Script:
        return "a command that would be run on this computer";
    case Omission::RemoteCommand:
        return "the command that takes the place of a shell";
    case Omission::Proxy:
        return "the proxy";
    case Omission::Jump:
        return "the way through another host (~/.ssh/config can say ProxyJump)";
    case Omission::KeyFormat:
        return "the key, which is PuTTY's and has to be converted (puttygen -O private-openssh)";
    case Omission::UnfitUser:
        return "the user, which has characters that no user name has";
    case Omission::UnfitPort:
        return "the port, which is none";
    case Omission::UnfitTunnel:
        return "a tunnel that cannot be understood";
    case Omission::UnfitKeyPath:
        return "the key, which is no path";
    case Omission::UnfitCommand:
        return "the agent's command, which has characters that cannot be shown";
    case Omission::Domain:
        return "the Windows domain";
    case Omission::TooLong:
        return "what is too long to be kept";
    }
    return "";
}

const char *wordsOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoAddress:
        return "it has no address";
    case Refusal::UnfitAddress:
        return "its address is none";
    case Refusal::UnfitId:
        return "its id is none";
    case Refusal::Template:
        return "it holds the defaults for others";
    case Refusal::Unreadable:
        return "it cannot be read";
    case Refusal::ListensOnly:
        return "it waits for a server to connect, which Porthole does not";
    }
    return "";
}

} // namespace porthole::imports
