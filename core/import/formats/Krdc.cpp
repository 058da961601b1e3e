#include "core/import/formats/Krdc.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/HostAndPort.h"
#include "core/import/formats/XmlWalk.h"
#include "core/model/UrlText.h"

namespace porthole::imports {

namespace {

Result<> addBookmark(Collector &to, const QString &title, const QStringList &folder, const QString &href)
{
    const auto url = UrlText::parse(href.toUtf8());
    if (!url || url->scheme.isEmpty())
        return to.refuse(title, Refusal::UnfitAddress);
    Draft draft;
    draft.name = title;
    draft.folder = folder;
    draft.origin = QStringLiteral("krdc:") + (folder + QStringList{title}).join(u'/');
    draft.scheme = QString::fromLatin1(url->scheme);
    draft.kind = url->scheme == "vnc"   ? EntryKind::Console
                 : url->scheme == "ssh" ? EntryKind::Host
                                        : EntryKind::Unsupported;
    draft.usualPort = draft.kind == EntryKind::Console ? 5900 : draft.kind == EntryKind::Host ? 22 : 3389;
    takeHostAndPort(draft, QString::fromUtf8(percentDecoded(url->authority)));
    if (url->userInfo) {
        const QByteArray user = url->userInfo->left(url->userInfo->indexOf(':'));
        draft.user = QString::fromUtf8(percentDecoded(url->userInfo->contains(':') ? user : *url->userInfo));
        if (url->userInfo->contains(':'))
            draft.omitted << Omission::PasswordInClear;
    }
    return to.add(std::move(draft));
}

/// A group or the root, as far as it has been read.
struct Place {
    QStringList folder;
    bool isHistory = false;
    QString href; ///< of a bookmark
    QString title;
};

class Reader {
public:
    explicit Reader(const QString &text)
        : m_walk(text)
    {}

    Result<Imported> read()
    {
        m_places << Place{};
        while (true) {
            PH_TRY(const XmlStep step, m_walk.next());
            if (step == XmlStep::End)
                break;
            PH_DO(step == XmlStep::Opens ? open() : close());
        }
        if (!m_isXbel)
            return Error::make(ErrorKind::Usage, "it holds no bookmarks");
        return m_collector.take();
    }

private:
    Result<> open()
    {
        const QStringView name = m_walk.name();
        m_isXbel = m_isXbel || name == u"xbel";
        if (name == u"folder")
            m_places << Place{m_places.last().folder, m_places.last().isHistory, {}, {}};
        else if (name == u"bookmark")
            m_places << Place{m_places.last().folder,
                              m_places.last().isHistory,
                              m_walk.attribute(QLatin1String("href")),
                              {}};
        else if (name == u"krdc-history")
            m_places.last().isHistory = true;
        return {};
    }
    Result<> close()
    {
        const QStringView name = m_walk.name();
        Place &place = m_places.last();
        if (name == u"title") {
            place.title = m_walk.text().trimmed();
            if (place.href.isNull() && m_places.size() > 1)
                place.folder << place.title;
        } else if (name == u"folder" || name == u"bookmark") {
            const Place done = m_places.takeLast();
            if (name == u"bookmark" && !done.isHistory)
                return addBookmark(m_collector, done.title, done.folder, done.href);
        }
        return {};
    }

    XmlWalk m_walk;
    Collector m_collector;
    QList<Place> m_places;
    bool m_isXbel = false;
};

} // namespace

Result<Imported> importKrdc(const QByteArray &file)
{
    PH_TRY(const QString text, textOf(file));
    return Reader(text).read();
}

} // namespace porthole::imports
