#include "core/ssh/config/Tokens.h"

#include <pwd.h>
#include <vector>

namespace porthole::ssh {

namespace {

Error wrong(const std::string &what) { return Error::make(ErrorKind::Usage, what); }

/// `at` is on "${", and ends up behind "}".
Result<std::string> valueOf(std::string_view text, std::size_t &at, const Variables &variables)
{
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos || end == at + 2)
        return wrong("a variable's name is not between '${' and '}'");
    const std::string name(text.substr(at + 2, end - at - 2));
    at = end + 1;
    const auto value = variables(name.c_str());
    return value ? Result<std::string>(value->toStdString()) : wrong("the variable " + name + " is not set");
}

std::optional<std::string> homeOf(const std::string &user)
{
    std::vector<char> texts(std::size_t{16} * 1024);
    passwd entry{};
    passwd *found = nullptr;
    if (getpwnam_r(user.c_str(), &entry, texts.data(), texts.size(), &found) != 0 || !found)
        return std::nullopt;
    return std::string(entry.pw_dir);
}

} // namespace

Result<std::string> expandTokens(std::string_view text, const Tokens &tokens, const Variables &variables)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        if (variables && text.substr(at, 2) == "${") {
            PH_TRY(const std::string value, valueOf(text, at, variables));
            filled += value;
            continue;
        }
        const char c = text[at++];
        if (c != '%') {
            filled += c;
            continue;
        }
        if (at == text.size())
            return wrong("a '%' stands at the end");
        const char token = text[at++];
        const auto found = tokens.find(token);
        if (token == '%')
            filled += '%';
        else if (found != tokens.end())
            filled += found->second;
        else
            return wrong(std::string("'%") + token + "' stands for nothing here");
    }
    return filled;
}

Result<std::string> expandVariables(std::string_view text, const Variables &variables)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) != "${") {
            filled += text[at++];
            continue;
        }
        PH_TRY(const std::string value, valueOf(text, at, variables));
        filled += value;
    }
    return filled;
}

Result<std::string> expandTilde(const std::string &path, const std::string &home)
{
    if (!path.starts_with('~'))
        return path;
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string user = path.substr(1, slash - 1);
    const std::optional<std::string> folder = user.empty() ? home : homeOf(user);
    if (!folder)
        return wrong("there is no user of that name: " + path.substr(0, slash));
    const std::string rest = path.substr(std::min(path.find_first_not_of('/', slash), path.size()));
    return *folder + (folder->ends_with('/') ? "" : "/") + rest;
}

} // namespace porthole::ssh
