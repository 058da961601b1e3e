#pragma once

#include <QByteArray>
#include <QStackedWidget>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace porthole::ui {

/// Where one is: the folders from the root down as buttons, or a field to type a path into. What has no room
/// is in a menu before the others.
class PathBar : public QStackedWidget {
    Q_OBJECT
public:
    explicit PathBar(QWidget *parent = nullptr);

    void setPath(const QByteArray &path);
    const QByteArray &path() const { return m_path; }
    /// Where "~" leads.
    void setHome(const QByteArray &home) { m_home = home; }
    /// The path becomes a field with all of it selected.
    void edit();
    /// What did not work stays in the field, to be put right.
    bool isEdited() const { return currentIndex() == 1; }

Q_SIGNALS:
    void pathChosen(const QByteArray &path);
    /// Escape, or the same folder again.
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void submit();
    void showCrumbs();
    QToolButton *addCrumb(const QString &text, const QByteArray &path);

    QByteArray m_path, m_home;
    QWidget *m_crumbs;
    QHBoxLayout *m_row;
    QLineEdit *m_field;
};

} // namespace porthole::ui
