#include "tests/openstack/Capture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace porthole::test {

namespace {

QDir folder() { return QDir(QStringLiteral(PORTHOLE_TEST_DATA "/openstack")); }

struct Message {
    QByteArray first;
    net::HttpHeaders headers;
    QByteArray body;
};

Message messageIn(const QByteArray &bytes)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    const auto lines = bytes.left(end).split('\n');
    Message message;
    message.first = lines.first().trimmed();
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        message.headers.add(line.left(colon), line.mid(colon + 1).trimmed());
    }
    message.body = bytes.mid(end + 4, message.headers.value("Content-Length").toLongLong());
    return message;
}

} // namespace

Capture Capture::load(const QString &name)
{
    QFile file(folder().filePath(name + QStringLiteral(".http")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no capture %s", qPrintable(name));
    const QByteArray whole = file.readAll();
    const QByteArray mark = "<<<<< RESPONSE\n";
    const auto at = whole.indexOf(mark);
    const Message request = messageIn(whole.left(at));
    const Message answer = messageIn(whole.mid(at + mark.size()));
    Capture capture;
    capture.method = request.first.split(' ').value(0);
    capture.target = request.first.split(' ').value(1);
    capture.requestHeaders = request.headers;
    capture.requestBody = request.body;
    capture.answer = {answer.first.split(' ').value(1).toInt(), answer.headers,
                      capture.method == "HEAD" ? QByteArray() : answer.body};
    return capture;
}

QJsonObject Capture::sent() const { return QJsonDocument::fromJson(requestBody).object(); }
QJsonObject Capture::received() const { return QJsonDocument::fromJson(answer.body).object(); }

QStringList capturesNamed(const QString &prefix)
{
    QStringList names;
    for (const QString &file :
         folder().entryList({prefix + QStringLiteral("*.http")}, QDir::Files, QDir::Name))
        names << file.chopped(5);
    return names;
}

} // namespace porthole::test
