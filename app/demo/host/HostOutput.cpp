#include "app/demo/host/HostOutput.h"

namespace porthole::demo {

using To = SimpleCommand::To;

Result<> HostOutput::begin(const SimpleCommand &command, QByteArrayView folder)
{
    end();
    if (command.output == To::File) {
        const QByteArray path = FileTree::absolute(command.file, folder);
        m_file = m_files->find(path);
        if (!m_file) {
            PH_TRY(m_file, m_files->makeFile(path));
        }
        PH_DO(m_files->resize(*m_file, command.appends ? m_file->size() : 0));
        m_fileName = command.file;
    }
    m_output = command.output;
    m_errors = command.errors;
    return {};
}

void HostOutput::end()
{
    m_output = To::Output;
    m_errors = To::Errors;
    m_file.reset();
    m_isFull = false;
}

void HostOutput::write(QByteArrayView bytes)
{
    switch (m_output) {
    case To::Output:
        return toClient(bytes, false);
    case To::Errors:
        return toClient(bytes, true);
    case To::Nowhere:
        return;
    case To::File:
        return toFile(bytes);
    }
}

void HostOutput::writeError(QByteArrayView bytes)
{
    switch (m_errors) {
    case To::Output:
        return write(bytes);
    case To::Nowhere:
        return;
    case To::Errors:
    case To::File:
        return toClient(bytes, true);
    }
}

void HostOutput::toClient(QByteArrayView bytes, bool isError)
{
    QByteArray text = bytes.toByteArray();
    if (m_channel.terminal())
        text.replace("\n", "\r\n");
    if (isError)
        m_channel.writeError(text);
    else
        m_channel.write(text);
}

void HostOutput::toFile(QByteArrayView bytes)
{
    if (m_isFull)
        return;
    const auto written = m_files->write(*m_file, m_file->size(), bytes);
    if (written)
        return;
    m_isFull = true;
    toClient(m_fileName + ": " + QByteArray::fromStdString(written.error().detail) + '\n', true);
}

} // namespace porthole::demo
