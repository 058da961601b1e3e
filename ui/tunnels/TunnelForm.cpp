#include "ui/tunnels/TunnelForm.h"

#include "core/model/TunnelText.h"
#include "ui/CardParts.h"
#include "ui/Theme.h"
#include "ui/tunnels/TunnelWords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

QLineEdit *makeField(const char *name, const QString &accessible, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(accessible);
    field->setPlaceholderText(placeholder);
    field->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return field;
}

} // namespace

TunnelForm::TunnelForm(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_listen(makeField("tunnelListen", tr("Listen at"), tr("port, or address:port")))
    , m_arrow(plainLabel("tunnelArrow", "muted"))
    , m_target(makeField("tunnelTarget", tr("Target"), tr("host:port")))
    , m_save(new QCheckBox(tr("Save with the host")))
    , m_add(new QPushButton(tr("Open tunnel")))
    , m_hint(plainLabel("tunnelHint", "muted"))
{
    m_kind->setObjectName(QStringLiteral("tunnelKind"));
    m_kind->setAccessibleName(tr("Kind of tunnel"));
    for (const auto kind : {Tunnel::Kind::Local, Tunnel::Kind::Remote, Tunnel::Kind::Dynamic})
        m_kind->addItem(tunnelKindName(kind), QVariant::fromValue(static_cast<int>(kind)));
    m_arrow->setText(isRightToLeft() ? QStringLiteral("\u2190") : QStringLiteral("\u2192"));
    m_save->setObjectName(QStringLiteral("tunnelSave"));
    m_add->setObjectName(QStringLiteral("tunnelAdd"));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_kind);
    row->addWidget(m_listen, 2);
    row->addWidget(m_arrow);
    row->addWidget(m_target, 3);
    row->addWidget(m_save);
    row->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kHalf);
    column->addLayout(row);
    column->addWidget(m_hint);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TunnelForm::check);
    for (QLineEdit *field : {m_listen, m_target}) {
        connect(field, &QLineEdit::textChanged, this, &TunnelForm::check);
        connect(field, &QLineEdit::returnPressed, this, &TunnelForm::submit);
    }
    connect(m_add, &QPushButton::clicked, this, &TunnelForm::submit);
    setSaving(false);
    check();
}

void TunnelForm::setSaving(bool possible)
{
    m_save->setVisible(possible);
    if (!possible)
        m_save->setChecked(false);
}

Result<Tunnel> TunnelForm::read() const
{
    const auto kind = static_cast<Tunnel::Kind>(m_kind->currentData().toInt());
    QString text = m_listen->text().trimmed();
    if (kind != Tunnel::Kind::Dynamic)
        text += u':' + m_target->text().trimmed();
    return parseTunnel(kind, text);
}

void TunnelForm::check()
{
    const auto kind = static_cast<Tunnel::Kind>(m_kind->currentData().toInt());
    const bool hasTarget = kind != Tunnel::Kind::Dynamic;
    m_arrow->setVisible(hasTarget);
    m_target->setVisible(hasTarget);
    const auto tunnel = read();
    m_add->setEnabled(tunnel.has_value());
    const bool begun = !m_listen->text().isEmpty() && (!hasTarget || !m_target->text().isEmpty());
    const bool isWrong = begun && !tunnel;
    QString words = tunnelKindHint(kind);
    if (isWrong)
        words = tr("Not yet: %1.").arg(QString::fromStdString(tunnel.error().detail));
    else if (tunnel && tunnel->bind == QLatin1String("*"))
        words = tr("Everybody who reaches that side can use it.");
    m_hint->setText(words);
}

void TunnelForm::submit()
{
    const auto tunnel = read();
    if (!tunnel)
        return;
    const bool save = m_save->isChecked();
    m_listen->clear();
    m_target->clear();
    m_save->setChecked(false);
    Q_EMIT submitted(*tunnel, save);
}

} // namespace porthole::ui
