#include "ui/gateway/PreviewPane.h"

#include "core/base/DisplayText.h"
#include "ui/CardParts.h"
#include "ui/ElidedLabel.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/gateway/GatewayText.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QImageReader>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStringDecoder>
#include <QToolButton>
#include <QVBoxLayout>
#include <optional>

namespace porthole::ui {

namespace {

constexpr qsizetype kMostShown = 400'000;     // characters
constexpr int kMostPixels = 16 * 1024 * 1024; // before it is made smaller
constexpr QSize kLargestPicture(2048, 2048);

/// By its first bytes; nothing else is handed to a decoder.
QByteArray pictureFormat(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return QByteArrayLiteral("png");
    return bytes.startsWith("\xff\xd8\xff") ? QByteArrayLiteral("jpeg") : QByteArray();
}

/// Nothing if it is no text: NUL is in none, and what is not UTF-8 is taken for Latin-1.
std::optional<QString> textIn(const QByteArray &bytes)
{
    if (bytes.contains('\0'))
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel)
    , m_download(new QPushButton(tr("Download…")))
    , m_stack(new QStackedWidget)
    , m_words(plainLabel("previewWords", "muted"))
    , m_text(new QPlainTextEdit)
    , m_picture(new QLabel)
    , m_pictureArea(new QScrollArea)
{
    setObjectName(QStringLiteral("preview"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_picture->setObjectName(QStringLiteral("previewPicture"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_pictureArea->setFrameShape(QFrame::NoFrame);
    m_pictureArea->setWidgetResizable(true);
    m_pictureArea->setWidget(m_picture);
    for (QWidget *page : {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_text),
                          static_cast<QWidget *>(m_pictureArea)})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_stack, 1);
    hide();
}

QWidget *PreviewPane::makeBar()
{
    m_name->setObjectName(QStringLiteral("previewName"));
    m_download->setObjectName(QStringLiteral("previewDownload"));
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("previewClose"));
    close->setIcon(icon(QLatin1StringView("close"), IconColour::Muted));
    close->setAccessibleName(tr("Close the preview"));
    close->setToolTip(toolTipText(tr("Close the preview")));
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("folderBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_name, 1);
    row->addWidget(m_download);
    row->addWidget(close);
    connect(m_download, &QPushButton::clicked, this, [this] { Q_EMIT downloadRequested(m_path, m_file); });
    connect(close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });
    return bar;
}

void PreviewPane::begin(const QString &path, const RemoteFile &file)
{
    m_path = path;
    m_file = file;
    const QString name = QString::fromStdString(displayText(file.name.toStdString(), 300));
    m_name->setText(name);
    m_text->setAccessibleName(tr("What is in %1").arg(name));
    m_picture->setAccessibleName(name);
    show();
}

void PreviewPane::say(const QString &text)
{
    m_words->setText(text);
    m_stack->setCurrentWidget(m_words);
}

void PreviewPane::showBusy(const QString &path, const RemoteFile &file)
{
    begin(path, file);
    say(tr("Reading …"));
}

void PreviewPane::showNothing(const QString &path, const RemoteFile &file, const QString &reason)
{
    begin(path, file);
    say(reason);
}

void PreviewPane::showPreview(const RemotePreview &preview)
{
    if (preview.path != m_path || isHidden())
        return;
    if (preview.bytes.isEmpty())
        return say(tr("The file is empty."));
    if (!pictureFormat(preview.bytes).isEmpty()) {
        if (preview.cut || !showPicture(preview.bytes))
            say(tr("This picture is damaged or too large to be shown here. It can be downloaded."));
        return;
    }
    const auto text = textIn(preview.bytes);
    if (!text)
        return say(tr("This is neither text nor a PNG or JPEG picture. It can be downloaded."));
    QString shown = outputText(*text, kMostShown);
    if (preview.cut && text->size() <= kMostShown)
        shown += u'\n' + tr("… the rest is not shown.");
    m_text->setPlainText(shown);
    m_stack->setCurrentWidget(m_text);
}

bool PreviewPane::showPicture(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, pictureFormat(bytes));
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kMostPixels / size.height())
        return false;
    reader.setScaledSize(size.boundedTo(size.scaled(kLargestPicture, Qt::KeepAspectRatio)));
    const QImage picture = reader.read();
    if (picture.isNull())
        return false;
    m_picture->setPixmap(QPixmap::fromImage(picture));
    m_stack->setCurrentWidget(m_pictureArea);
    return true;
}

void PreviewPane::dismiss()
{
    m_path.clear();
    m_text->clear();
    m_picture->clear();
    hide();
}

} // namespace porthole::ui
