#include "ui/connect/DoctorBinding.h"

#include "core/session/Doctor.h"
#include "core/session/HostRegistry.h"
#include "ui/MainWindow.h"
#include "ui/connect/ConnectPage.h"
#include "ui/connect/DoctorCard.h"

namespace porthole::ui {

namespace {

/// The doctor of one form; it goes with its page.
class Visit : public QObject {
public:
    Visit(HostRegistry &hosts, ConnectPage &page)
        : QObject(&page)
        , m_hosts(hosts)
    {
        DoctorCard *card = &page.doctorCard();
        connect(&m_doctor, &Doctor::stageBegan, card, &DoctorCard::beginStage);
        connect(&m_doctor, &Doctor::found, card, &DoctorCard::add);
        connect(&m_doctor, &Doctor::finished, card, &DoctorCard::finish);
    }

    void examine(HostRequest request)
    {
        m_doctor.stop();
        m_flow = carryOut(std::move(request));
        m_flow.start();
    }

private:
    Task<> carryOut(HostRequest request)
    {
        std::shared_ptr<const Secret> password;
        if (request.password) {
            password = std::make_shared<const Secret>(*std::move(request.password));
        } else if (auto saved = co_await m_hosts.password(request.host)) {
            password = *std::move(saved);
        }
        m_doctor.examine(request.host, std::move(password));
    }

    HostRegistry &m_hosts;
    Doctor m_doctor;
    Task<> m_flow; // last: it uses all of the above
};

} // namespace

void bindDoctor(HostRegistry &hosts, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::hostTestRequested, &window,
                     [&hosts](ConnectPage *page, HostRequest &request) {
                         static constexpr char kName[] = "visit";
                         auto *visit = static_cast<Visit *>(
                             page->findChild<QObject *>(QLatin1String(kName), Qt::FindDirectChildrenOnly));
                         if (!visit) {
                             visit = new Visit(hosts, *page);
                             visit->setObjectName(QLatin1String(kName));
                         }
                         page->doctorCard().begin();
                         visit->examine(std::move(request));
                     });
}

} // namespace porthole::ui
