#pragma once

#include <libssh/libssh.h>
#include <libssh/server.h>
#include <memory>

namespace porthole::sshd {

/// Owners of what libssh hands out.
struct SshFree {
    void operator()(ssh_session session) const { ssh_free(session); }
    void operator()(ssh_bind bind) const { ssh_bind_free(bind); }
    void operator()(ssh_event event) const { ssh_event_free(event); }
    void operator()(ssh_key key) const { ssh_key_free(key); }
    void operator()(ssh_string text) const { ssh_string_free(text); }
    void operator()(char *text) const { ssh_string_free_char(text); }
};

using SessionHandle = std::unique_ptr<ssh_session_struct, SshFree>;
using BindHandle = std::unique_ptr<ssh_bind_struct, SshFree>;
using EventHandle = std::unique_ptr<ssh_event_struct, SshFree>;
using KeyHandle = std::unique_ptr<ssh_key_struct, SshFree>;
using StringHandle = std::unique_ptr<ssh_string_struct, SshFree>;
using TextHandle = std::unique_ptr<char, SshFree>;

} // namespace porthole::sshd
