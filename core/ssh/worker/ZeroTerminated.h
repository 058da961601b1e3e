#pragma once

#include "core/base/Secret.h"

#include <string>

namespace porthole::ssh {

/// libssh wants strings that end with a zero, and a secret is none.
class ZeroTerminated {
public:
    explicit ZeroTerminated(const Secret &secret)
    {
        std::vector<char> text;
        text.reserve(secret.reveal().size() + 1); // it does not move, so that no copy is left behind
        text.assign(secret.reveal().begin(), secret.reveal().end());
        text.push_back('\0');
        m_text = Secret(std::move(text));
    }
    const char *get() const { return m_text.reveal().data(); }

private:
    Secret m_text;
};

} // namespace porthole::ssh
