#pragma once

#include "ui/TabPage.h"

class QLabel;
class QPushButton;

namespace porthole::ui {

/// Why a tab is not connected any more.
enum class Disconnected : quint8 {
    ByClosing, ///< the program ended
    ByLocking,
};

/// A tab that was open when the program ended last, or was locked: it says what it was, and connects when
/// somebody wants that, never by itself.
class RestoredPage : public TabPage {
    Q_OBJECT
public:
    explicit RestoredPage(OpenTab tab, Disconnected why = Disconnected::ByClosing, QWidget *parent = nullptr);

    const OpenTab &tab() const { return m_tab; }
    QList<OpenTab> reopenings() const override { return {m_tab}; }
    /// How many there are like it, itself among them.
    void setCount(int count);
    /// It has been asked for, and its page will take this one's place.
    bool isWanted() const { return m_wanted; }
    void want();
    /// It cannot be opened now.
    void giveUp();

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override;

Q_SIGNALS:
    void connectRequested();
    void connectAllRequested();
    void closeAllRequested();

private:
    void setWanted(bool wanted);

    const OpenTab m_tab;
    QLabel *m_words;
    QPushButton *m_closeAll, *m_connectAll, *m_connect;
    bool m_wanted = false;
};

} // namespace porthole::ui
