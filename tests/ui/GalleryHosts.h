#pragma once

class QString;

namespace porthole::ui {

class Theme;

/// What there is to see of hosts: the form, the questions, sessions in each of their states.
void drawHosts(Theme &theme, const QString &folder);

} // namespace porthole::ui
