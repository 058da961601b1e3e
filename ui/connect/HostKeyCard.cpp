#include "ui/connect/HostKeyCard.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/connect/HopText.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QString shown(const QByteArray &type)
{
    return QString::fromStdString(displayText({type.constData(), static_cast<std::size_t>(type.size())}, 64));
}

} // namespace

HostKeyCard::HostKeyCard(QWidget *parent)
    : SealedCard("hostKeyCard", parent)
    , m_fingerprint(plainLabel("hostKeyFingerprint"))
    , m_picture(plainLabel("hostKeyPicture"))
    , m_explanation(plainLabel("hostKeyExplanation", "muted"))
    , m_warning(plainLabel("hostKeyWarning"))
    , m_refuse(addButton("refuse", tr("Cancel")))
    , m_accept(addButton("acceptHostKey", tr("Accept and connect")))
{
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the host key"));
    m_picture->setWordWrap(false);
    m_picture->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_picture->setAccessibleName(tr("The fingerprint as OpenSSH draws it"));
    // What stands below each other must do so: a face of one width, in which the frame closes.
    const QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_picture->setFont(mono);
    m_fingerprint->setFont(mono);
    setRemembers(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addWidget(m_explanation, 1, Qt::AlignTop);
    body().addWidget(m_fingerprint);
    body().addLayout(row);
    body().addWidget(m_warning);
    connect(m_accept, &QPushButton::clicked, this, &HostKeyCard::accepted);
    connect(m_refuse, &QPushButton::clicked, this, &HostKeyCard::refused);
}

void HostKeyCard::setRemembers(bool remembers)
{
    const QString ask =
        tr("Ask whoever runs the host for its fingerprint, by another way than this one. On the host it is "
           "printed by\n\nssh-keygen -lvf /etc/ssh/ssh_host_…_key.pub");
    const QString then =
        remembers ? tr("If you accept, the key is remembered in ~/.ssh/known_hosts, and you are asked again "
                       "only if it changes.")
                  : tr("If you accept, the key counts for this tab. It is not remembered: the host and its "
                       "key last as long as Porthole runs.");
    m_explanation->setText(ask + QStringLiteral("\n\n") + then);
}

void HostKeyCard::ask(const HostKeyQuestion &question)
{
    setSubject(hopAddress(question.hop));
    setTexts(
        icon(QLatin1StringView("state-password"), IconColour::Warning),
        tr("%1 is new here. Is it the right one?").arg(hopName(question.hop)),
        tr("Nobody on this computer has accepted its host key before. Nothing has been sent to it yet: no "
           "user name, no password, no key."));
    m_fingerprint->setText(
        QStringLiteral("%1  %2").arg(shown(question.key.type), question.key.fingerprint()));
    m_picture->setText(question.key.picture().join(u'\n'));
    showOrHide(m_warning,
               question.knownTypes.isEmpty()
                   ? QString()
                   : tr("Take care: this host is known already by a key of another type (%1). A host seldom "
                        "gets a new kind of key; somebody who poses as it would have one.")
                         .arg(question.knownTypes.join(QStringLiteral(", "))));
    mark(m_accept, "danger", !question.knownTypes.isEmpty());
    mark(m_accept, "primary", question.knownTypes.isEmpty());
    setAccessibleDescription(m_fingerprint->text());
}

} // namespace porthole::ui
