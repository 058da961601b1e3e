#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QXmlStreamReader>

namespace porthole::imports {

enum class XmlStep : quint8 {
    Opens,  ///< an element
    Closes, ///< it, with its text()
    End,
};

/// The elements of an XML document, one after the other. Entities other than those that XML itself has are
/// refused where they are declared: nothing that is imported needs one, and they are how a small file becomes
/// a large one or reads another (SEC-51). Depth is bounded by kMostDepth, texts by the file.
class XmlWalk {
public:
    /// Encoded as `text` is, whatever its declaration says.
    explicit XmlWalk(const QString &text)
        : m_reader(text)
    {}

    /// Errors: Usage (no well-formed XML, a document type, too deep); what stands there is not repeated.
    Result<XmlStep> next();

    /// Of the element that opens or closes: its name without a prefix.
    QStringView name() const { return m_reader.name(); }
    /// Of the element that opens; empty if it has none.
    QString attribute(QLatin1String name) const { return m_reader.attributes().value(name).toString(); }
    /// Of the element that closes: the text right before that.
    const QString &text() const { return m_text; }

private:
    QXmlStreamReader m_reader;
    QString m_text;
    int m_depth = 0;
};

} // namespace porthole::imports
