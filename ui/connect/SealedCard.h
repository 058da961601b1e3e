#pragma once

#include <QFrame>
#include <QIcon>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace porthole::ui {

/// A card in which Porthole itself speaks about a connection: what it is about, a sentence, what the card
/// is for, buttons. Its uppermost line is the seal (security requirement SEC-12): our mark, and whom we
/// speak of. Cards hang from the tool bar across the line below it, where nothing that a host prints in
/// the terminal can reach. All texts are plain.
class SealedCard : public QFrame {
    Q_OBJECT
public:
    explicit SealedCard(const char *name, QWidget *parent = nullptr);

    /// Where the keyboard goes when the card appears; nowhere onto a button, which whoever is typing would
    /// press unseen.
    virtual bool focusField() { return false; }

protected:
    /// Behind the mark: the machine that it is about.
    void setSubject(const QString &subject);
    void setTexts(const QIcon &icon, const QString &sentence, const QString &advice);
    /// Between texts and buttons.
    QVBoxLayout &body() const { return *m_body; }
    /// From left to right; the last one is the next step.
    QPushButton *addButton(const char *name, const QString &text);
    /// At the left end of the row of buttons.
    QHBoxLayout &buttonRow() const { return *m_buttons; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSeal();

    QLabel *m_subject;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_advice;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
};

} // namespace porthole::ui
