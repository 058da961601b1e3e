#pragma once

#include "ui/entries/ImportPreview.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace porthole::ui {

class CloudTreeModel;
class ElidedLabel;

/// What the window shows while nothing is open: the clouds and the connections of other programs that were
/// found on this computer, fields for a host and for a console link, and the demo.
class StartPage : public QWidget {
    Q_OBJECT
public:
    /// `clouds` outlives the page.
    explicit StartPage(const CloudTreeModel &clouds, QWidget *parent = nullptr);

    /// Why no cloud was found, or what was passed over; empty for nothing to tell.
    void setFindings(const QString &findings);
    /// Connections of other programs that could be brought in.
    void setFoundImports(const QList<FoundImport> &found);

Q_SIGNALS:
    /// As if it had been typed into the address field. The text may be a token: it is kept nowhere.
    void submitted(const QString &text);
    void pasteRequested();
    void demoRequested();
    /// A host as somebody wrote it: a saved one's name, or "user@host:port".
    void hostTyped(const QString &text);
    void newHostRequested();
    void newCloudRequested();
    /// What was found under that key is to be looked through and brought in.
    void importRequested(const QString &key);
    /// Signs in to it or shows where its servers are.
    void cloudRequested(const QString &cloud);
    /// Somebody sees it again: what it offers may be others by now.
    void shown();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct CloudRow {
        QWidget *whole;
        QLabel *icon;
        ElidedLabel *detail;
        QPushButton *button;
    };
    QWidget *makeFound();
    QWidget *makeHost();
    QWidget *makeLink();
    QWidget *makeDemo();
    void addCloud(const QString &name);
    void updateCloud(const QString &name);
    void removeCloud(const QString &name);
    void submit();

    const CloudTreeModel &m_clouds;
    QVBoxLayout *m_rows;
    QVBoxLayout *m_imports;
    QLabel *m_none;
    QLabel *m_more; // how many clouds have no row here
    QLabel *m_findings;
    QLineEdit *m_link;
    QHash<QString, CloudRow> m_cloudRows;
};

} // namespace porthole::ui
