#include "core/import/formats/XmlWalk.h"

#include "core/import/Imported.h"

namespace porthole::imports {

namespace {

Error unfit(const char *what) { return Error::make(ErrorKind::Usage, what); }

} // namespace

Result<XmlStep> XmlWalk::next()
{
    m_text.clear();
    while (!m_reader.atEnd()) {
        switch (m_reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > kMostDepth)
                return unfit("it is nested more than 64 deep");
            return XmlStep::Opens;
        case QXmlStreamReader::EndElement:
            --m_depth;
            return XmlStep::Closes;
        case QXmlStreamReader::Characters:
            m_text += m_reader.text();
            break;
        case QXmlStreamReader::DTD:
            // XBEL's own has no entities; any other may.
            if (!m_reader.entityDeclarations().isEmpty())
                return unfit("it declares entities, which nothing that is imported needs");
            break;
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
            break;
        }
    }
    if (m_reader.hasError())
        return unfit("it is no well-formed XML");
    return XmlStep::End;
}

} // namespace porthole::imports
