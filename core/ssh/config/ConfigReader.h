#pragma once

#include "core/ssh/config/Settings.h"
#include "core/ssh/config/SshConfig.h"

#include <optional>

namespace porthole::ssh {

/// Reads ssh_config(5) for one machine: which of its lines apply, and what they say. Thread: any; it reads
/// files.
class ConfigReader {
public:
    /// All of them outlive it.
    ConfigReader(const SshFiles &files, const ConfigEnvironment &environment, const CommandResults &ran,
                 const SshDestination &destination);

    /// Reads the user's file and then the system's, twice where "Match final" or CanonicalizeHostname wants
    /// it so. Errors: Usage (a line, a file that others may write), Storage.
    Result<> read();

    const Settings &settings() const { return m_settings; }
    /// A command of "Match exec" whose result is not known.
    const std::optional<ConfiguredCommand> &pending() const { return m_pending; }
    /// The name to connect to, as far as it has been said; the user; the port.
    std::string hostName() const;
    std::string user() const;
    int port() const;
    /// What values may hold (ssh_config(5), "TOKENS").
    Tokens tokens() const;
    /// The fewer that ProxyCommand and ProxyJump may hold.
    Tokens proxyTokens() const;

private:
    struct File {
        std::string path;
        bool isUsers = false;
        int depth = 0;
    };
    Result<> readBoth(bool final);
    Result<> readFile(const File &file, bool applies);
    Result<> takeLine(const openssh::ConfigLine &line, const File &file, const Place &place, bool outer,
                      bool &applies);
    Result<> include(const openssh::ConfigLine &line, const File &file, bool applies);
    Result<bool> matchesHost(const openssh::ConfigLine &line) const;
    Result<bool> matches(const openssh::ConfigLine &line, const Place &place, bool applies);
    Result<bool> criterion(const std::string &name, const std::string &argument, const Place &place, bool so);
    Result<bool> command(const std::string &line, const Place &place);

    const SshFiles &m_files;
    const ConfigEnvironment &m_environment;
    const CommandResults &m_ran;
    const std::string m_name;
    /// What the first reading found to connect to; the second one goes by it.
    std::string m_found;
    Settings m_settings;
    std::optional<ConfiguredCommand> m_pending;
    bool m_isFinal = false, m_wantsFinal = false;
    int m_lines = 0;
};

} // namespace porthole::ssh
