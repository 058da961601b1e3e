#pragma once

#include "core/base/Result.h"
#include "core/openssh/ConfigLine.h"
#include "core/ssh/config/Keyword.h"
#include "core/ssh/config/Tokens.h"

#include <map>
#include <string>
#include <vector>

namespace porthole::ssh {

/// Where a line stands.
struct Place {
    std::string file;
    int line = 0;

    std::string text() const { return file + ", line " + std::to_string(line); }
};

/// A value as it is written.
struct Setting {
    std::vector<std::string> words;
    std::string rest; ///< for Syntax::Command and Syntax::Jump
    Place place;
};

/// What lines have set so far: the first one wins, and of two ways to a host (ProxyCommand, ProxyJump) the
/// first, too. Files of identities and certificates add up.
class Settings {
public:
    /// Takes a line that is not Host, Match or Include, or only checks it where it does not apply.
    /// Errors: Usage (an unknown keyword, a value that is none).
    Result<> take(const openssh::ConfigLine &line, bool applies, const Place &place,
                  const Variables &variables);
    /// Sets what comes before all files, as an option on ssh's command line does.
    void preset(Key key, std::string value);
    /// Replaces it.
    void replace(Key key, std::string value);

    const Setting *find(Key key) const;
    /// The first word, or "".
    std::string_view word(Key key) const;
    /// yes or no; `otherwise` where nothing is said.
    bool flag(Key key, bool otherwise) const;
    std::optional<int> number(Key key) const;
    /// Seconds; nothing for "none", or where nothing is said.
    std::optional<int> seconds(Key key) const;
    const std::vector<std::string> &identityFiles() const { return m_identityFiles; }
    const std::vector<std::string> &certificateFiles() const { return m_certificateFiles; }
    const std::vector<std::string> &warnings() const { return m_warnings; }

private:
    Result<> add(std::vector<std::string> &list, const std::string &path, const char *what);
    void neglect(const Keyword &keyword, const openssh::ConfigLine &line, const Place &place);

    std::map<Key, Setting> m_settings;
    std::vector<std::string> m_identityFiles, m_certificateFiles, m_warnings;
};

} // namespace porthole::ssh
