#pragma once

#include <QTranslator>

namespace porthole::ui {

/// The plurals of the texts as they stand in the code, which are English: of "%n file(s)", "1 file" and
/// "2 files". A real translation, installed later, goes before it.
class EnglishPlurals : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *disambiguation,
                      int n) const override;
};

} // namespace porthole::ui
