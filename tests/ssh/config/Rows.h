#pragma once

namespace porthole::test {

/// Rows of "config", a file's text (ConfigHome::write()), and "to", the host and what the caller says besides
/// ("web -2222 me /path/of/a/key").
void addConfigsThatAreTaken();
void addConfigsThatAreRefused();

} // namespace porthole::test
