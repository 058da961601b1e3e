#include "ui/clouds/CloudBookBinding.h"

#include "core/base/DisplayText.h"
#include "core/session/Doctor.h"
#include "core/session/cloud/CloudBook.h"
#include "ui/MainWindow.h"
#include "ui/Tr.h"
#include "ui/clouds/CloudFormPage.h"
#include "ui/connect/DoctorCard.h"
#include "ui/sidebar/Sidebar.h"

#include <QPointer>

namespace porthole::ui {

namespace {

QString detailOf(const Error &error) { return QString::fromStdString(displayText(error.detail, 400)); }

/// The doctor of one form; it goes with its page.
class Visit : public QObject {
public:
    Visit(CloudBook &book, const CloudRegistry &clouds, CloudFormPage &page)
        : QObject(&page)
        , m_book(book)
        , m_clouds(clouds)
    {
        DoctorCard *card = &page.doctorCard();
        connect(&m_doctor, &Doctor::stageBegan, card, &DoctorCard::beginStage);
        connect(&m_doctor, &Doctor::found, card, &DoctorCard::add);
        connect(&m_doctor, &Doctor::finished, card, &DoctorCard::finish);
    }

    void examine(CloudEdit edit)
    {
        m_doctor.stop();
        std::shared_ptr<const Secret> secret;
        if (edit.secret)
            secret = std::make_shared<const Secret>(*std::move(edit.secret));
        m_flow = carryOut(std::move(edit.cloud), std::move(secret));
        m_flow.start();
    }

private:
    Task<> carryOut(Entry cloud, std::shared_ptr<const Secret> secret)
    {
        auto profile = co_await m_book.profile(std::move(cloud), std::move(secret));
        if (profile)
            m_clouds.examine(m_doctor, *std::move(profile));
    }

    CloudBook &m_book;
    const CloudRegistry &m_clouds;
    Doctor m_doctor;
    Task<> m_flow; // last: it uses all of the above
};

void examine(CloudBook &book, const CloudRegistry &clouds, CloudFormPage &page, CloudEdit &edit)
{
    static constexpr char kName[] = "visit";
    auto *visit =
        static_cast<Visit *>(page.findChild<QObject *>(QLatin1String(kName), Qt::FindDirectChildrenOnly));
    if (!visit) {
        visit = new Visit(book, clouds, page);
        visit->setObjectName(QLatin1String(kName));
    }
    page.doctorCard().begin();
    visit->examine(std::move(edit));
}

/// Where somebody looks next: the cloud that was just filled in. The answer is what waits for it.
QPointer<QObject> openWhenThere(CloudBook &book, MainWindow &window, const EntryId &id)
{
    auto *waiting = new QObject(&window);
    QObject::connect(&book, &CloudBook::followed, waiting, [&book, &window, waiting, id] {
        const QString name = book.nameOf(id);
        if (name.isEmpty())
            return;
        waiting->deleteLater();
        waiting->disconnect();
        book.disconnect(waiting);
        window.sidebar().openCloud(name);
    });
    return waiting;
}

void save(CloudBook &book, MainWindow &window, CloudEdit &edit)
{
    const bool isNew = !edit.base;
    const QString words = isNew ? tr("The cloud %1 saved") : tr("The cloud %1 changed");
    const QPointer<QObject> waiting = isNew ? openWhenThere(book, window, edit.cloud.id) : nullptr;
    const EntryBook::Answer answer = [waiting, tell = std::move(edit.answer)](const Result<> &saved) {
        if (!saved && waiting)
            waiting->deleteLater();
        tell(saved);
    };
    book.save(edit.cloud, std::move(edit.secret), words.arg(edit.cloud.name), edit.base, answer);
}

} // namespace

void bind(CloudBook &book, CloudRegistry &clouds, MainWindow &window)
{
    QObject::connect(
        &window.sidebar(), &Sidebar::cloudCopyRequested, &window, [&clouds, &window](const QString &name) {
            Result<Entry> copy = clouds.copyOf(name);
            if (!copy)
                return window.notice(tr("%1 cannot be copied: %2").arg(name, detailOf(copy.error())));
            copy->name = tr("%1 copy").arg(name);
            window.newCloud(*copy);
        });
    QObject::connect(
        &window, &MainWindow::cloudTestRequested, &window,
        [&book, &clouds](CloudFormPage *page, CloudEdit &edit) { examine(book, clouds, *page, edit); });
    QObject::connect(&window, &MainWindow::cloudSaveRequested, &book,
                     [&book, &window](CloudEdit &edit) { save(book, window, edit); });
    QObject::connect(
        &book, &CloudBook::notKept, &window, [&window](const QString &cloud, const Error &error) {
            window.notice(tr("The password of %1 is not in the keychain: %2").arg(cloud, detailOf(error)));
        });
}

} // namespace porthole::ui
