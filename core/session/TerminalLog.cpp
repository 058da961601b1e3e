#include "core/session/TerminalLog.h"

#include "core/async/Door.h"
#include "core/terminal/TextLog.h"

#include <QFile>
#include <QMetaObject>
#include <QThread>
#include <atomic>
#include <utility>

namespace porthole {

namespace {

constexpr unsigned long kLongestFarewell = 2'000; // milliseconds

} // namespace

/// What both sides hold, and each may outlive the other.
struct TerminalLog::Gate {
    explicit Gate(TerminalLog &log)
        : back(log)
    {}
    async::Door<TerminalLog> back;
    std::atomic<qint64> pending{0};
    std::atomic<bool> failed{false};
};

/// The file, on the thread that may wait for it.
class TerminalLog::Writer : public QObject {
public:
    Writer(std::shared_ptr<Gate> gate, const QString &path, Form form)
        : m_gate(std::move(gate))
        , m_file(path)
        , m_form(form)
    {}

    void open()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                         QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            fail();
    }

    void take(const QByteArray &bytes)
    {
        m_gate->pending -= bytes.size();
        if (m_form == Form::Raw) {
            write(bytes);
            return;
        }
        m_text.receive({reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                        static_cast<std::size_t>(bytes.size())});
        write(QByteArray::fromStdString(m_text.takeText()));
    }

    void finish()
    {
        if (m_form == Form::Text)
            write(QByteArray::fromStdString(m_text.takeRest()));
        m_file.close();
    }

private:
    void write(const QByteArray &bytes)
    {
        if (m_file.isOpen() && m_file.write(bytes) != bytes.size())
            fail();
    }

    void fail()
    {
        const Error error = Error::make(ErrorKind::Storage, m_file.errorString().toStdString());
        m_file.close();
        m_gate->back.post([error](TerminalLog &log) { log.fail(error); });
    }

    std::shared_ptr<Gate> m_gate;
    QFile m_file;
    Form m_form;
    terminal::TextLog m_text;
};

TerminalLog::TerminalLog(const QString &path, Form form, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_form(form)
    , m_gate(std::make_shared<Gate>(*this))
    , m_thread(new QThread)
    , m_writer(new Writer(m_gate, path, form))
{
    m_thread->setObjectName(QStringLiteral("terminal log"));
    m_writer->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread->start(QThread::LowPriority);
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer] { writer->open(); }, Qt::QueuedConnection);
}

TerminalLog::~TerminalLog()
{
    m_gate->back.close();
    QMetaObject::invokeMethod(
        m_writer,
        [writer = m_writer, thread = m_thread] {
            writer->finish();
            thread->quit();
        },
        Qt::QueuedConnection);
    // A disk that does not answer keeps its thread: ending it would end the program.
    if (m_thread->wait(kLongestFarewell))
        delete m_thread;
}

void TerminalLog::append(const QByteArray &bytes)
{
    if (m_gate->failed)
        return;
    if (m_gate->pending + bytes.size() > kMostPending) {
        m_gate->failed = true;
        m_gate->back.post([](TerminalLog &log) {
            Q_EMIT log.failed(Error::make(ErrorKind::Storage, "the disk does not keep up"));
        });
        return;
    }
    m_gate->pending += bytes.size();
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, bytes] { writer->take(bytes); }, Qt::QueuedConnection);
}

bool TerminalLog::hasFailed() const { return m_gate->failed; }

void TerminalLog::fail(const Error &error)
{
    if (!m_gate->failed.exchange(true))
        Q_EMIT failed(error);
}

} // namespace porthole
