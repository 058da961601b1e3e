#pragma once

#include "core/async/Wake.h"
#include "core/base/Result.h"
#include "core/net/HttpRules.h"
#include "core/net/HttpTransport.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>

class QNetworkAccessManager;

namespace porthole::net {

/// One request over Qt's network stack and its answer, without redirects: `co_await` it once. It goes
/// with the flow that awaits it, and takes the connection along.
class HttpExchange {
public:
    struct Terms {
        const TlsTrust *trust = nullptr;
        QNetworkProxy proxy; ///< the one that the manager will use, for words and kinds
        Milliseconds connectTimeout{};
        Milliseconds wholeTimeout{};
        qint64 largestBody = 0; ///< bytes; an answer is refused as soon as it is seen to be larger
    };

    HttpExchange(QNetworkAccessManager &manager, const QNetworkRequest &prepared, const HttpRequest &request,
                 Origin origin, Terms terms);
    ~HttpExchange();
    HttpExchange(const HttpExchange &) = delete;
    HttpExchange &operator=(const HttpExchange &) = delete;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting);
    Result<HttpResponse> await_resume() { return std::move(*m_outcome); }

    /// The certificate that was not believed, if that was the end of it.
    const std::optional<UntrustedCertificate> &untrusted() const { return m_untrusted; }

private:
    enum class Stage : quint8 { Waiting, Connecting, Sent, Answering };

    void listen();
    void judge(const QList<QSslError> &errors);
    void beginAnswer();
    void takeBody();
    Result<> keep(const QByteArray &piece);
    void stir();
    void finish();
    Error failure(const char *file = __builtin_FILE(), int line = __builtin_LINE()) const;
    Result<HttpResponse> answer();
    void timeOut(Milliseconds after);
    void settle(Result<HttpResponse> outcome);
    QString stageText() const;

    QNetworkAccessManager *const m_manager;
    const QNetworkRequest m_prepared;
    const QByteArray m_method;
    const QByteArray m_sent;
    const BodySink m_sink;
    const std::optional<Milliseconds> m_quietTimeout;
    const Origin m_origin;
    const Terms m_terms;
    Stage m_stage = Stage::Waiting;
    QByteArray m_body;
    qint64 m_taken = 0; ///< bytes of the body, wherever they went
    std::optional<Result<HttpResponse>> m_outcome;
    std::optional<Error> m_tlsProblem;
    std::optional<UntrustedCertificate> m_untrusted;
    QPointer<QNetworkReply> m_reply;
    QTimer m_connecting;
    QTimer m_quiet;
    async::Wake m_wake; ///< last: its connections go first
};

} // namespace porthole::net
