<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>porthole::ImportDesk</name>
    <message>
        <source>%1 was not brought in</source>
        <translation>%1 wurde nicht übernommen</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) brought in</source>
        <translation>
            <numerusform>%n Verbindung übernommen</numerusform>
            <numerusform>%n Verbindungen übernommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1, without any secret</source>
        <translation>Nach %1 geschrieben, ohne jedes Geheimnis</translation>
    </message>
    <message>
        <source>%1 was not written</source>
        <translation>%1 wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Keys of folders brought in</source>
        <translation>Schlüssel von Ordnern übernommen</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), command(s) or tunnel(s) left out</source>
        <translation>
            <numerusform>%n Schlüssel, Befehl oder Tunnel ausgelassen</numerusform>
            <numerusform>%n Schlüssel, Befehle oder Tunnel ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders brought in</source>
        <translation>Ordner übernommen</translation>
    </message>
</context>
<context>
    <name>porthole::desktop::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>porthole::imports::ImportWords</name>
    <message>
        <source>the password, which stands there in clear</source>
        <translation>das Passwort, das dort im Klartext steht</translation>
    </message>
    <message>
        <source>the password, which is obscured with a key that everybody knows</source>
        <translation>das Passwort, verschleiert mit einem Schlüssel, den alle kennen</translation>
    </message>
    <message>
        <source>the password, which is encrypted for the other program</source>
        <translation>das Passwort, verschlüsselt für das andere Programm</translation>
    </message>
    <message>
        <source>the password, which is the other program&apos;s in the keychain</source>
        <translation>das Passwort, das im Schlüsselbund dem anderen Programm gehört</translation>
    </message>
    <message>
        <source>the proxy command, which would be run on this computer</source>
        <translation>der Proxy-Befehl, der auf diesem Rechner liefe</translation>
    </message>
    <message>
        <source>a command that would be run on this computer</source>
        <translation>ein Befehl, der auf diesem Rechner liefe</translation>
    </message>
    <message>
        <source>the command that takes the place of a shell</source>
        <translation>der Befehl, der an die Stelle einer Shell tritt</translation>
    </message>
    <message>
        <source>the proxy</source>
        <translation>der Proxy</translation>
    </message>
    <message>
        <source>the way through another host (~/.ssh/config can say ProxyJump)</source>
        <translation>der Weg über einen anderen Host (in ~/.ssh/config: ProxyJump)</translation>
    </message>
    <message>
        <source>the key, which is PuTTY&apos;s and has to be converted (puttygen -O private-openssh)</source>
        <translation>der Schlüssel, der von PuTTY ist und umgewandelt werden muss (puttygen -O private-openssh)</translation>
    </message>
    <message>
        <source>the user, which has characters that no user name has</source>
        <translation>der Benutzer, mit Zeichen, die kein Benutzername hat</translation>
    </message>
    <message>
        <source>the port, which is none</source>
        <translation>der Port, der keiner ist</translation>
    </message>
    <message>
        <source>a tunnel that cannot be understood</source>
        <translation>ein Tunnel, der nicht zu verstehen ist</translation>
    </message>
    <message>
        <source>the key, which is no path</source>
        <translation>der Schlüssel, der kein Pfad ist</translation>
    </message>
    <message>
        <source>the Windows domain</source>
        <translation>die Windows-Domäne</translation>
    </message>
    <message>
        <source>what is too long to be kept</source>
        <translation>was zu lang ist, um aufgehoben zu werden</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>hat keine Adresse</translation>
    </message>
    <message>
        <source>its address is none</source>
        <translation>die Adresse ist keine</translation>
    </message>
    <message>
        <source>its id is none</source>
        <translation>die Kennung ist keine</translation>
    </message>
    <message>
        <source>it holds the defaults for others</source>
        <translation>enthält die Vorgaben für andere</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>ist nicht zu lesen</translation>
    </message>
    <message>
        <source>it waits for a server to connect, which Porthole does not</source>
        <translation>wartet darauf, dass sich ein Server verbindet; das tut Porthole nicht</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Private key to sign in with</source>
        <translation>Privater Schlüssel zum Anmelden</translation>
    </message>
    <message>
        <source>Certificate authorities to believe</source>
        <translation>Zertifizierungsstellen, denen geglaubt wird</translation>
    </message>
    <message>
        <source>Command that is run on the host</source>
        <translation>Befehl, der auf dem Host ausgeführt wird</translation>
    </message>
    <message>
        <source>Tunnel that lets others in</source>
        <translation>Tunnel, der andere hereinlässt</translation>
    </message>
    <message>
        <source>the agent&apos;s command, which has characters that cannot be shown</source>
        <translation>den Befehl des Agenten, der nicht darstellbare Zeichen enthält</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>sein Name</translation>
    </message>
    <message>
        <source>its settings</source>
        <translation>seine Einstellungen</translation>
    </message>
    <message>
        <source>its notes</source>
        <translation>seine Notizen</translation>
    </message>
</context>
<context>
    <name>porthole::ui</name>
    <message>
        <source>Not listed yet</source>
        <translation>Noch nicht aufgelistet</translation>
    </message>
    <message>
        <source>Listing… %1 so far</source>
        <translation>Auflisten … %1 bisher</translation>
    </message>
    <message>
        <source>Listing…</source>
        <translation>Auflisten …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>No servers</source>
        <translation>Keine Server</translation>
    </message>
    <message>
        <source>Could not be listed</source>
        <translation>Auflisten nicht möglich</translation>
    </message>
    <message>
        <source>Could not be listed: %1</source>
        <translation>Auflisten nicht möglich: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n Projekt</numerusform>
            <numerusform>%n Projekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n Region</numerusform>
            <numerusform>%n Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>a host that is not saved any more</source>
        <translation>ein Host, der nicht mehr gespeichert ist</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>Nicht verwendbar: %1</translation>
    </message>
    <message>
        <source>Signed in; no project to list</source>
        <translation>Angemeldet; kein Projekt vorhanden</translation>
    </message>
    <message>
        <source>%1 · via %2</source>
        <translation>%1 · über %2</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source>Flavor: %1</source>
        <translation>Variante: %1</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>Abbild: %1</translation>
    </message>
    <message>
        <source>Zone: %1</source>
        <translation>Zone: %1</translation>
    </message>
    <message>
        <source>Id: %1</source>
        <translation>ID: %1</translation>
    </message>
    <message>
        <source>Locked: only administrators may change it</source>
        <translation>Gesperrt: Änderungen sind Administratoren vorbehalten</translation>
    </message>
    <message>
        <source>Reached through %1, consoles too</source>
        <translation>Über %1 erreicht, Konsolen ebenso</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Fährt herunter</translation>
    </message>
    <message>
        <source>Rebooting</source>
        <translation>Startet neu</translation>
    </message>
    <message>
        <source>Rebooting hard</source>
        <translation>Startet hart neu</translation>
    </message>
    <message>
        <source>Suspending</source>
        <translation>Wird in den Ruhezustand versetzt</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Wird fortgesetzt</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Being shelved</source>
        <translation>Wird ausgelagert</translation>
    </message>
    <message>
        <source>Coming off the shelf</source>
        <translation>Wird zurückgeholt</translation>
    </message>
    <message>
        <source>Migrating</source>
        <translation>Wird migriert</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Being built</source>
        <translation>Wird erstellt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Password being set</source>
        <translation>Passwort wird gesetzt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Being rebuilt</source>
        <translation>Wird neu aufgesetzt</translation>
    </message>
    <message>
        <source>In rescue mode</source>
        <translation>Im Rettungsmodus</translation>
    </message>
    <message>
        <source>Being resized</source>
        <translation>Größe wird geändert</translation>
    </message>
    <message>
        <source>Resize being undone</source>
        <translation>Größenänderung wird zurückgenommen</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Ausgelagert</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Im Ruhezustand</translation>
    </message>
    <message>
        <source>Resized, to be confirmed</source>
        <translation>Größe geändert, noch zu bestätigen</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Secret of the application credential</source>
        <translation>Geheimnis der Anwendungs-Zugangsdaten</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>Needs the password</source>
        <translation>Braucht das Passwort</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>Braucht: %1</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Could not sign in</source>
        <translation>Anmelden nicht möglich</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Hard reboot</source>
        <translation>Hart neu starten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>%1 is starting</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <source>%1 is stopping</source>
        <translation>%1 fährt herunter</translation>
    </message>
    <message>
        <source>%1 is rebooting</source>
        <translation>%1 startet neu</translation>
    </message>
    <message>
        <source>%1 is rebooting hard</source>
        <translation>%1 startet hart neu</translation>
    </message>
    <message>
        <source>%1 is resuming</source>
        <translation>%1 wird fortgesetzt</translation>
    </message>
    <message>
        <source>%1 is coming off the shelf</source>
        <translation>%1 wird zurückgeholt</translation>
    </message>
    <message>
        <source>%1: %2 was not possible. %3</source>
        <translation>%1: %2 war nicht möglich. %3</translation>
    </message>
    <message>
        <source>the configuration</source>
        <translation>der Konfiguration</translation>
    </message>
    <message>
        <source>Signing in was cancelled.</source>
        <translation>Das Anmelden wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing is lost; sign in when you are ready.</source>
        <translation>Nichts ist verloren; die Anmeldung ist jederzeit wieder möglich.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>The cloud did not answer in time.</source>
        <translation>Die Cloud hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may be busy, or a firewall stands in between.</source>
        <translation>Sie ist vielleicht ausgelastet, oder eine Firewall steht dazwischen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The cloud cannot be reached.</source>
        <translation>Die Cloud ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check your network or VPN, and the address in %1.</source>
        <translation>Netzwerk oder VPN prüfen, ebenso die Adresse in %1.</translation>
    </message>
    <message>
        <source>The cloud ended the connection.</source>
        <translation>Die Cloud hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>It may be restarting.</source>
        <translation>Sie startet vielleicht gerade neu.</translation>
    </message>
    <message>
        <source>No secure connection could be made.</source>
        <translation>Eine sichere Verbindung war nicht möglich.</translation>
    </message>
    <message>
        <source>Check that the address in %1 begins as it should and that the file with the cloud&apos;s certificate authority is there.</source>
        <translation>Prüfen, ob die Adresse in %1 richtig beginnt und die Datei mit der Zertifizierungsstelle der Cloud vorhanden ist.</translation>
    </message>
    <message>
        <source>The configuration is not usable.</source>
        <translation>Die Konfiguration ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Correct it in %1, then try again.</source>
        <translation>In %1 berichtigen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The cloud did not accept the sign-in.</source>
        <translation>Die Cloud hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Check the user name and the password. What is written in %1 counts.</source>
        <translation>Benutzername und Passwort prüfen. Es gilt, was in %1 steht.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>You are not allowed to do this in this cloud.</source>
        <translation>Dies ist in dieser Cloud nicht erlaubt.</translation>
    </message>
    <message>
        <source>Ask whoever runs the cloud for a role in the project.</source>
        <translation>Beim Betreiber der Cloud um eine Rolle im Projekt bitten.</translation>
    </message>
    <message>
        <source>Something that the configuration names is not there.</source>
        <translation>Etwas, das die Konfiguration nennt, gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the project, the domain and the region in %1.</source>
        <translation>Projekt, Domäne und Region in %1 prüfen.</translation>
    </message>
    <message>
        <source>The cloud is not available now.</source>
        <translation>Die Cloud ist zurzeit nicht verfügbar.</translation>
    </message>
    <message>
        <source>It may be under maintenance.</source>
        <translation>Sie wird vielleicht gewartet.</translation>
    </message>
    <message>
        <source>The cloud&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat der Cloud wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Go on only if the fingerprint below is the one that the cloud&apos;s operator gave you.</source>
        <translation>Vielleicht hört jemand mit. Nur fortfahren, wenn der Fingerabdruck unten der ist, den der Betreiber der Cloud genannt hat.</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>The host that leads to the cloud is not the one it was.</source>
        <translation>Der Host, der zur Cloud führt, ist nicht derselbe wie früher.</translation>
    </message>
    <message>
        <source>Do not go on until its operator confirms the change.</source>
        <translation>Nicht fortfahren, bevor sein Betreiber die Änderung bestätigt.</translation>
    </message>
    <message>
        <source>This cloud does not speak what Porthole needs.</source>
        <translation>Diese Cloud spricht nicht, was Porthole braucht.</translation>
    </message>
    <message>
        <source>The details say what is missing. Check the address of the identity service in %1.</source>
        <translation>Die Details nennen, was fehlt. Die Adresse des Identitätsdienstes in %1 prüfen.</translation>
    </message>
    <message>
        <source>The cloud answered something that makes no sense.</source>
        <translation>Die Cloud hat etwas Unverständliches geantwortet.</translation>
    </message>
    <message>
        <source>A proxy or a sign-in page may stand in between. If it keeps happening, show the details to the cloud&apos;s operator.</source>
        <translation>Ein Proxy oder eine Anmeldeseite steht vielleicht dazwischen. Kommt es wieder vor, dem Betreiber der Cloud die Details zeigen.</translation>
    </message>
    <message>
        <source>A file that is needed cannot be read.</source>
        <translation>Eine benötigte Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check %1 and the files that it names.</source>
        <translation>%1 und die darin genannten Dateien prüfen.</translation>
    </message>
    <message>
        <source>Something went wrong in Porthole itself.</source>
        <translation>In Porthole selbst ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>If it keeps happening, please report it with the details.</source>
        <translation>Kommt es wieder vor, bitte mit den Details melden.</translation>
    </message>
    <message>
        <source>Way through %1</source>
        <translation>Weg über %1</translation>
    </message>
    <message>
        <source>How clouds are reached could not be read or saved: %1</source>
        <translation>Wie Clouds erreicht werden, konnte nicht gelesen oder gespeichert werden: %1</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>The host key of %1 was not accepted.</source>
        <translation>Der Host-Schlüssel von %1 wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Nothing of yours was sent. If you have its fingerprint from whoever runs the host, try again and compare.</source>
        <translation>Nichts Eigenes wurde gesendet. Liegt der Fingerabdruck vom Betreiber des Hosts vor: erneut versuchen und vergleichen.</translation>
    </message>
    <message>
        <source>%1 is not the host that you know.</source>
        <translation>%1 ist nicht der bekannte Host.</translation>
    </message>
    <message>
        <source>Its host key is another one than it was. Either it was set up anew, or somebody is between you and it. Nothing of yours was sent.

Ask whoever runs it. Only if they confirm the new key, remove the old line from ~/.ssh/known_hosts; the details say which. Porthole does not do that for you.</source>
        <translation>Sein Host-Schlüssel ist ein anderer als früher. Entweder wurde er neu aufgesetzt, oder jemand steht dazwischen. Nichts Eigenes wurde gesendet.

Beim Betreiber nachfragen. Nur wenn er den neuen Schlüssel bestätigt, die alte Zeile aus ~/.ssh/known_hosts entfernen; die Details nennen sie. Porthole nimmt einem das nicht ab.</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>The host key of %1 has been revoked.</source>
        <translation>Der Host-Schlüssel von %1 wurde widerrufen.</translation>
    </message>
    <message>
        <source>Whoever runs it has declared this key invalid: it may have been stolen. Nothing of yours was sent. Do not go on until they have given the host a new one.</source>
        <translation>Der Betreiber hat diesen Schlüssel für ungültig erklärt: Er wurde vielleicht gestohlen. Nichts Eigenes wurde gesendet. Nicht fortfahren, bevor der Host einen neuen hat.</translation>
    </message>
    <message>
        <source>Give its command in the connection&apos;s settings (More), or connect without an agent.</source>
        <translation>Seinen Befehl in den Einstellungen der Verbindung angeben (Mehr) oder ohne Agent verbinden.</translation>
    </message>
    <message>
        <source>%1 has no agent configured.</source>
        <translation>Für %1 ist kein Agent eingerichtet.</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>The agent of %1 has no command.</source>
        <translation>Der Agent von %1 hat keinen Befehl.</translation>
    </message>
    <message>
        <source>The agent on %1 did not start.</source>
        <translation>Der Agent auf %1 ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The details say what it answered. Nothing was left running there.</source>
        <translation>Die Details nennen seine Antwort. Dort läuft nichts weiter.</translation>
    </message>
    <message>
        <source>The connection was cancelled.</source>
        <translation>Die Verbindung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Connect again when you are ready.</source>
        <translation>Ein neuer Versuch ist jederzeit möglich.</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Erneut verbinden</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may be off or busy, or a firewall stands in between.</source>
        <translation>Er ist vielleicht aus oder ausgelastet, oder eine Firewall steht dazwischen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check its name and port, your network, and that its SSH server is running.</source>
        <translation>Name und Port prüfen, das Netzwerk, und ob der SSH-Server dort läuft.</translation>
    </message>
    <message>
        <source>%1 hung up before the session began.</source>
        <translation>%1 hat vor Beginn der Sitzung aufgelegt.</translation>
    </message>
    <message>
        <source>It may be taking no more connections just now, or none from here, or what answers is no SSH server.</source>
        <translation>Er nimmt vielleicht gerade keine Verbindungen mehr an oder keine von hier, oder es antwortet kein SSH-Server.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>Eine sichere Verbindung zu %1 war nicht möglich.</translation>
    </message>
    <message>
        <source>The details say what went wrong.</source>
        <translation>Die Details nennen, was schiefging.</translation>
    </message>
    <message>
        <source>This connection cannot be made as it is written.</source>
        <translation>Diese Verbindung ist so, wie sie angegeben ist, nicht möglich.</translation>
    </message>
    <message>
        <source>The details say what is wrong, here or in ~/.ssh/config.</source>
        <translation>Die Details nennen, was falsch ist, hier oder in ~/.ssh/config.</translation>
    </message>
    <message>
        <source>%1 did not let you in.</source>
        <translation>%1 verweigert den Zugang.</translation>
    </message>
    <message>
        <source>It is the right host, but it refused the sign-in. Try another password here, or check the user name and key.</source>
        <translation>Es ist der richtige Host, aber er hat die Anmeldung abgelehnt. Hier ein anderes Passwort versuchen oder Benutzername und Schlüssel prüfen.</translation>
    </message>
    <message>
        <source>What this connection needs was not allowed.</source>
        <translation>Was diese Verbindung braucht, wurde nicht erlaubt.</translation>
    </message>
    <message>
        <source>~/.ssh/config wants a program to be run on this computer, and it was refused.</source>
        <translation>~/.ssh/config verlangt ein Programm auf diesem Rechner, und das wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Something that this connection needs is not there.</source>
        <translation>Etwas, das diese Verbindung braucht, fehlt.</translation>
    </message>
    <message>
        <source>The details say what: a key file, as a rule.</source>
        <translation>Die Details nennen, was: in der Regel eine Schlüsseldatei.</translation>
    </message>
    <message>
        <source>%1 does not offer a shell.</source>
        <translation>%1 bietet keine Shell an.</translation>
    </message>
    <message>
        <source>It let you in, but would not start one. The details say what it answered.</source>
        <translation>Er hat die Anmeldung angenommen, aber keine gestartet. Die Details nennen seine Antwort.</translation>
    </message>
    <message>
        <source>Porthole and %1 have no way of talking in common.</source>
        <translation>Porthole und %1 haben keine gemeinsame Sprache.</translation>
    </message>
    <message>
        <source>Its SSH server may be too old to be safe, or what answers is no SSH server. Check the port.</source>
        <translation>Sein SSH-Server ist vielleicht zu alt, um sicher zu sein, oder es antwortet kein SSH-Server. Den Port prüfen.</translation>
    </message>
    <message>
        <source>%1 sent something that makes no sense.</source>
        <translation>%1 hat etwas Unverständliches gesendet.</translation>
    </message>
    <message>
        <source>The connection was ended to be safe. If it keeps happening, show the details to whoever runs it.</source>
        <translation>Die Verbindung wurde zur Sicherheit beendet. Kommt es wieder vor, dem Betreiber die Details zeigen.</translation>
    </message>
    <message>
        <source>Something could not be saved on this computer.</source>
        <translation>Etwas konnte auf diesem Rechner nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write to ~/.ssh.</source>
        <translation>Prüfen, ob Platz auf dem Datenträger ist und ~/.ssh beschreibbar ist.</translation>
    </message>
    <message>
        <source>Reaching %1</source>
        <translation>Verbindungsaufbau zu %1</translation>
    </message>
    <message>
        <source>Checking the host key of %1</source>
        <translation>Host-Schlüssel von %1 wird geprüft</translation>
    </message>
    <message>
        <source>Signing in to %1</source>
        <translation>Anmelden an %1</translation>
    </message>
    <message>
        <source>Signing in to %1 as %2</source>
        <translation>Anmelden an %1 als %2</translation>
    </message>
    <message>
        <source>Starting the agent on %1</source>
        <translation>Agent auf %1 wird gestartet</translation>
    </message>
    <message>
        <source>Starting a shell on %1</source>
        <translation>Shell auf %1 wird gestartet</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Waiting to try again</source>
        <translation>Wartet auf den nächsten Versuch</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source> (host %1 of %2)</source>
        <translation> (Host %1 von %2)</translation>
    </message>
    <message>
        <source>It was ended by the signal %1.</source>
        <translation>Sie wurde durch das Signal %1 beendet.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>Ihr Rückgabewert war %1.</translation>
    </message>
    <message>
        <source>You logged out, or it came to its end.</source>
        <translation>Sie wurde durch Abmelden beendet oder kam an ihr Ende.</translation>
    </message>
    <message>
        <source>Agent starting</source>
        <translation>Agent startet</translation>
    </message>
    <message>
        <source>Agent ready</source>
        <translation>Agent bereit</translation>
    </message>
    <message>
        <source>Agent busy</source>
        <translation>Agent beschäftigt</translation>
    </message>
    <message>
        <source>Agent lost</source>
        <translation>Agent verloren</translation>
    </message>
    <message>
        <source>Nothing is lost; connect again when you are ready.</source>
        <translation>Nichts ist verloren; ein neuer Versuch ist jederzeit möglich.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The machine may be off or busy, or a firewall stands in between.</source>
        <translation>Die Maschine ist vielleicht aus oder ausgelastet, oder eine Firewall steht dazwischen.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the address, your network, and that the server is running.</source>
        <translation>Adresse und Netzwerk prüfen, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>The server ended the connection.</source>
        <translation>Der Server hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>It may be restarting, or the console link has expired.</source>
        <translation>Er startet vielleicht neu, oder der Konsolen-Link ist abgelaufen.</translation>
    </message>
    <message>
        <source>The server may not speak TLS on this port, or only a version too old to be safe. Check the address.</source>
        <translation>Der Server spricht auf diesem Port vielleicht kein TLS, oder nur eine Version, die zu alt ist, um sicher zu sein. Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Adresse bearbeiten</translation>
    </message>
    <message>
        <source>This address cannot be opened.</source>
        <translation>Diese Adresse lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Correct it in the field at the top.</source>
        <translation>Im Feld oben berichtigen.</translation>
    </message>
    <message>
        <source>The server did not accept the sign-in.</source>
        <translation>Der Server hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Try again with the right password. If you came by a console link, it may have expired: ask for a new one.</source>
        <translation>Mit dem richtigen Passwort erneut versuchen. Ein Konsolen-Link kann auch abgelaufen sein: dann einen neuen anfordern.</translation>
    </message>
    <message>
        <source>You are not allowed to open this console.</source>
        <translation>Diese Konsole darf nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for access.</source>
        <translation>Beim Betreiber des Servers um Zugang bitten.</translation>
    </message>
    <message>
        <source>There is no console at this address.</source>
        <translation>Unter dieser Adresse gibt es keine Konsole.</translation>
    </message>
    <message>
        <source>Console links work for a few minutes only: ask for a new one and paste it at the top.</source>
        <translation>Konsolen-Links gelten nur wenige Minuten: einen neuen anfordern und oben einfügen.</translation>
    </message>
    <message>
        <source>Paste another link</source>
        <translation>Anderen Link einfügen</translation>
    </message>
    <message>
        <source>The server does not offer this now.</source>
        <translation>Der Server bietet dies zurzeit nicht an.</translation>
    </message>
    <message>
        <source>The machine may be switched off or still starting.</source>
        <translation>Die Maschine ist vielleicht ausgeschaltet oder startet noch.</translation>
    </message>
    <message>
        <source>This host has no agent configured.</source>
        <translation>Für diesen Host ist kein Agent eingerichtet.</translation>
    </message>
    <message>
        <source>Give its command in the connection&apos;s settings, or connect without an agent.</source>
        <translation>Seinen Befehl in den Einstellungen der Verbindung angeben oder ohne Agent verbinden.</translation>
    </message>
    <message>
        <source>This host&apos;s agent has no command.</source>
        <translation>Der Agent dieses Hosts hat keinen Befehl.</translation>
    </message>
    <message>
        <source>The agent on the host did not start.</source>
        <translation>Der Agent auf dem Host ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The details say what it answered. Check its command in the connection&apos;s settings, or connect without an agent.</source>
        <translation>Die Details nennen seine Antwort. Seinen Befehl in den Einstellungen der Verbindung prüfen oder ohne Agent verbinden.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Go on only if the fingerprint below is the one that the server&apos;s operator gave you.</source>
        <translation>Vielleicht hört jemand mit. Nur fortfahren, wenn der Fingerabdruck unten der ist, den der Betreiber des Servers genannt hat.</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>This server&apos;s host key has not been seen before.</source>
        <translation>Der Host-Schlüssel dieses Servers ist noch unbekannt.</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one that the server&apos;s operator gave you, then try again.</source>
        <translation>Seinen Fingerabdruck mit dem vergleichen, den der Betreiber des Servers genannt hat, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>This server&apos;s host key is not the one it had before.</source>
        <translation>Der Host-Schlüssel dieses Servers ist nicht derselbe wie früher.</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Do not go on until the server&apos;s operator confirms the change.</source>
        <translation>Vielleicht hört jemand mit. Nicht fortfahren, bevor der Betreiber des Servers die Änderung bestätigt.</translation>
    </message>
    <message>
        <source>This server&apos;s host key has been revoked.</source>
        <translation>Der Host-Schlüssel dieses Servers wurde widerrufen.</translation>
    </message>
    <message>
        <source>Whoever runs the server has declared this key invalid: somebody may have stolen it. Do not go on until the server&apos;s operator gives you a new one.</source>
        <translation>Der Betreiber hat diesen Schlüssel für ungültig erklärt: Vielleicht wurde er gestohlen. Nicht fortfahren, bevor der Betreiber des Servers einen neuen nennt.</translation>
    </message>
    <message>
        <source>Porthole and this server have no language in common.</source>
        <translation>Porthole und dieser Server haben keine gemeinsame Sprache.</translation>
    </message>
    <message>
        <source>The details say what the server asked for. Check that the address is that of a console.</source>
        <translation>Die Details nennen, was der Server verlangt. Prüfen, ob die Adresse die einer Konsole ist.</translation>
    </message>
    <message>
        <source>The server sent something that makes no sense.</source>
        <translation>Der Server hat etwas Unverständliches gesendet.</translation>
    </message>
    <message>
        <source>The connection was ended to be safe. If it keeps happening, show the details to the server&apos;s operator.</source>
        <translation>Die Verbindung wurde zur Sicherheit beendet. Kommt es wieder vor, dem Betreiber des Servers die Details zeigen.</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write there.</source>
        <translation>Prüfen, ob Platz auf dem Datenträger ist und dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The console opens by itself as soon as it is there.</source>
        <translation>Die Konsole öffnet sich von selbst, sobald sie da ist.</translation>
    </message>
    <message>
        <source>Start it here; the console opens by itself.</source>
        <translation>Hier starten; die Konsole öffnet sich von selbst.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Resume it here; the console opens by itself.</source>
        <translation>Hier fortsetzen; die Konsole öffnet sich von selbst.</translation>
    </message>
    <message>
        <source>Resume the server</source>
        <translation>Server fortsetzen</translation>
    </message>
    <message>
        <source>Take it off the shelf here, which may take a while; the console opens by itself.</source>
        <translation>Hier zurückholen, was etwas dauern kann; die Konsole öffnet sich von selbst.</translation>
    </message>
    <message>
        <source>Unshelve the server</source>
        <translation>Server zurückholen</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Link to a folder</source>
        <translation>Verweis auf einen Ordner</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Device, pipe or socket</source>
        <translation>Gerät, Pipe oder Socket</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis sie an der Reihe ist</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Connection lost; goes on by itself</source>
        <translation>Verbindung verloren; geht von selbst weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>The saved Slycat servers are not as they should be: %1</source>
        <translation>Mit den gespeicherten Slycat-Servern stimmt etwas nicht: %1</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Choose a host</source>
        <translation>Host wählen</translation>
    </message>
    <message>
        <source>Connecting to the host</source>
        <translation>Verbinden mit dem Host</translation>
    </message>
    <message>
        <source>Check the address and your network, and that the server is running.</source>
        <translation>Adresse und Netzwerk prüfen, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>The server may not speak TLS on this port, or take nothing without it. Check the address.</source>
        <translation>Der Server spricht auf diesem Port vielleicht kein TLS, oder er nimmt nichts anderes an. Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>There is no Slycat server at this address.</source>
        <translation>Unter dieser Adresse gibt es keinen Slycat-Server.</translation>
    </message>
    <message>
        <source>Check the address. If a proxy has the server below a path, add it: slycat://host/path</source>
        <translation>Die Adresse prüfen. Liegt der Server bei einem Proxy unter einem Pfad, diesen anfügen: slycat://host/path</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Benutzername und Passwort prüfen.</translation>
    </message>
    <message>
        <source>The server&apos;s rules do not let you in.</source>
        <translation>Die Regeln des Servers lassen den Zugang nicht zu.</translation>
    </message>
    <message>
        <source>This server wants a sign-in that Porthole does not know.</source>
        <translation>Dieser Server verlangt eine Anmeldung, die Porthole nicht kennt.</translation>
    </message>
    <message>
        <source>What it asked for is below.</source>
        <translation>Was er verlangt, steht unten.</translation>
    </message>
    <message>
        <source>The server answered something that makes no sense.</source>
        <translation>Der Server hat etwas Unverständliches geantwortet.</translation>
    </message>
    <message>
        <source>If it keeps happening, show what is below to whoever runs the server.</source>
        <translation>Kommt es wieder vor, dem Betreiber des Servers zeigen, was unten steht.</translation>
    </message>
    <message>
        <source>If it keeps happening, please report it with what is below.</source>
        <translation>Kommt es wieder vor, bitte mit dem melden, was unten steht.</translation>
    </message>
    <message>
        <source>This is no host&apos;s name.</source>
        <translation>Das ist kein Name eines Hosts.</translation>
    </message>
    <message>
        <source>Give it as the server knows it: a name or an address.</source>
        <translation>So angeben, wie der Server ihn kennt: als Name oder Adresse.</translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in.</source>
        <translation>%1 hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Check your user name and password there.</source>
        <translation>Benutzername und Passwort für diesen Host prüfen.</translation>
    </message>
    <message>
        <source>The server has no agent configured for %1.</source>
        <translation>Auf dem Server ist für %1 kein Agent eingerichtet.</translation>
    </message>
    <message>
        <source>Connect without one, or give the host&apos;s name letter by letter as it is in the list.</source>
        <translation>Ohne Agent verbinden oder den Namen des Hosts genau so angeben, wie er in der Liste steht.</translation>
    </message>
    <message>
        <source>The server&apos;s agent for %1 has no command.</source>
        <translation>Der Agent des Servers für %1 hat keinen Befehl.</translation>
    </message>
    <message>
        <source>Connect without one, and tell whoever runs the server.</source>
        <translation>Ohne Agent verbinden und es dem Betreiber des Servers sagen.</translation>
    </message>
    <message>
        <source>Without it there are still the host&apos;s files, and commands.</source>
        <translation>Ohne ihn gibt es immer noch die Dateien des Hosts, und Befehle.</translation>
    </message>
    <message>
        <source>The server could not connect to %1.</source>
        <translation>Der Server konnte sich nicht mit %1 verbinden.</translation>
    </message>
    <message>
        <source>Check the name: it is looked up where the server is, not here.</source>
        <translation>Den Namen prüfen: Er wird vom Server aus gesucht, nicht von hier.</translation>
    </message>
    <message>
        <source>The host or the server may be busy.</source>
        <translation>Der Host oder der Server ist vielleicht ausgelastet.</translation>
    </message>
    <message>
        <source>The session on %1 has ended.</source>
        <translation>Die Sitzung auf %1 ist zu Ende.</translation>
    </message>
    <message>
        <source>Connect again to go on.</source>
        <translation>Zum Weitermachen erneut verbinden.</translation>
    </message>
    <message>
        <source>The server cannot use %1.</source>
        <translation>Der Server kann %1 nicht verwenden.</translation>
    </message>
    <message>
        <source>Below is why.</source>
        <translation>Der Grund steht unten.</translation>
    </message>
    <message>
        <source>The server made no session on %1 that can be used.</source>
        <translation>Der Server hat auf %1 keine brauchbare Sitzung geöffnet.</translation>
    </message>
    <message>
        <source>Signing out and in again may help; else show what is below to whoever runs the server.</source>
        <translation>Ab- und wieder anmelden kann helfen; sonst dem Betreiber des Servers zeigen, was unten steht.</translation>
    </message>
    <message>
        <source>The connection to %1 was not made.</source>
        <translation>Die Verbindung zu %1 kam nicht zustande.</translation>
    </message>
    <message>
        <source>… the rest is not shown.</source>
        <translation>… der Rest wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>%1 wurde nicht gespeichert: %2</translation>
    </message>
    <message>
        <source>%1 was not removed completely: %2</source>
        <translation>%1 wurde nicht vollständig entfernt: %2</translation>
    </message>
    <message>
        <source>The password of %1 could not be read: %2</source>
        <translation>Das Passwort von %1 war nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The password of %1 was not saved: %2</source>
        <translation>Das Passwort von %1 wurde nicht gespeichert: %2</translation>
    </message>
    <message>
        <source>The saved hosts could not be read: %1</source>
        <translation>Die gespeicherten Hosts waren nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Agreeing on a protocol</source>
        <translation>Protokoll wird ausgehandelt</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Wartet auf den Server</translation>
    </message>
    <message>
        <source>click the picture to type</source>
        <translation>ins Bild klicken, um zu tippen</translation>
    </message>
    <message>
        <source>keys go to the console (Ctrl+Alt releases)</source>
        <translation>Tasten gehen an die Konsole (Ctrl+Alt gibt sie frei)</translation>
    </message>
    <message>
        <source>keys and pointer go to the console (Ctrl+Alt releases)</source>
        <translation>Tasten und Zeiger gehen an die Konsole (Ctrl+Alt gibt sie frei)</translation>
    </message>
    <message>
        <source>Terminal &amp;look…</source>
        <translation>Darstellun&amp;g des Terminals …</translation>
    </message>
    <message>
        <source>The settings are not kept: %1</source>
        <translation>Die Einstellungen werden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Ctrl+click opens %1 in the browser.</source>
        <translation>Ctrl+Klick öffnet %1 im Browser.</translation>
    </message>
    <message>
        <source>Not opened from here; its menu copies it.</source>
        <translation>Wird von hier nicht geöffnet; das Menü kopiert es.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Listens on this computer; the host connects to the target.</source>
        <translation>Lauscht auf diesem Rechner; der Host verbindet zum Ziel.</translation>
    </message>
    <message>
        <source>Listens on the host; this computer connects to the target.</source>
        <translation>Lauscht auf dem Host; dieser Rechner verbindet zum Ziel.</translation>
    </message>
    <message>
        <source>Listens on this computer as a SOCKS5 proxy; the host connects to whatever is asked for.</source>
        <translation>Lauscht auf diesem Rechner als SOCKS5-Proxy; der Host verbindet zu allem, was verlangt wird.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Waiting for the line</source>
        <translation>Wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Nobody listens: %1.</source>
        <translation>Niemand lauscht: %1.</translation>
    </message>
    <message>
        <source>Not served so far: %1. The last: %2.</source>
        <translation>Bisher nicht bedient: %1. Zuletzt: %2.</translation>
    </message>
    <message>
        <source>This was not saved: %1</source>
        <translation>Dies wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>What is saved could not be read: %1</source>
        <translation>Das Gespeicherte war nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The password was not saved: %1</source>
        <translation>Das Passwort wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>VNC server</source>
        <translation>VNC-Server</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Slycat server</source>
        <translation>Slycat-Server</translation>
    </message>
    <message>
        <source>Server of a cloud</source>
        <translation>Server einer Cloud</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Nicht unterstützt</translation>
    </message>
    <message>
        <source>Cloud of clouds.yaml</source>
        <translation>Cloud aus clouds.yaml</translation>
    </message>
    <message>
        <source>Server of %1</source>
        <translation>Server von %1</translation>
    </message>
    <message>
        <source>%1, not supported</source>
        <translation>%1, nicht unterstützt</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, aus %2</translation>
    </message>
    <message>
        <source>the folder %1</source>
        <translation>dem Ordner %1</translation>
    </message>
    <message>
        <source>The bookmarks are not kept: %1</source>
        <translation>Die Lesezeichen werden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host-Schlüssel</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Eine Entscheidung fehlt</translation>
    </message>
    <message>
        <source>Check how the name is written. If it is known inside another network only, connect to that one first, or through a jump host.</source>
        <translation>Die Schreibweise des Namens prüfen. Ist er nur in einem anderen Netz bekannt: zuerst dorthin verbinden, oder über einen Sprung-Host.</translation>
    </message>
    <message>
        <source>The machine is off, or the network does not lead there: a firewall, or a VPN that is not up.</source>
        <translation>Der Rechner ist aus, oder das Netz führt nicht dorthin: eine Firewall, oder ein VPN, das nicht läuft.</translation>
    </message>
    <message>
        <source>Nothing accepts connections there: the service is not started, or listens on another port.</source>
        <translation>Dort nimmt nichts Verbindungen an: Der Dienst läuft nicht, oder er lauscht an einem anderen Port.</translation>
    </message>
    <message>
        <source>Something is there, but not what was expected: check the port, and whether the service answers at all.</source>
        <translation>Dort ist etwas, aber nicht das Erwartete: den Port prüfen, und ob der Dienst überhaupt antwortet.</translation>
    </message>
    <message>
        <source>Nobody here has met this host yet. Connect, and compare the fingerprint with the one that whoever runs it gives you.</source>
        <translation>Dieser Host ist hier noch unbekannt. Verbinden, und den Fingerabdruck mit dem vergleichen, den sein Betreiber nennt.</translation>
    </message>
    <message>
        <source>Ask whoever runs it why it shows another key than before. Nothing of yours was sent.</source>
        <translation>Beim Betreiber nachfragen, warum er einen anderen Schlüssel zeigt als früher. Nichts Eigenes wurde gesendet.</translation>
    </message>
    <message>
        <source>It goes on when you connect and type what is asked for.</source>
        <translation>Es geht weiter, wenn nach dem Verbinden eingegeben wird, wonach gefragt wird.</translation>
    </message>
    <message>
        <source>Check the user, the password and the key.</source>
        <translation>Benutzer, Passwort und Schlüssel prüfen.</translation>
    </message>
    <message>
        <source>Connect, and compare the certificate; or trust the authority that has issued it.</source>
        <translation>Verbinden und das Zertifikat vergleichen; oder der Stelle vertrauen, die es ausgestellt hat.</translation>
    </message>
    <message>
        <source>The link has lapsed. Ask for a fresh one.</source>
        <translation>Der Link ist abgelaufen. Einen neuen anfordern.</translation>
    </message>
    <message>
        <source>The way leads through a program on this computer. Connect to see it and to allow it.</source>
        <translation>Der Weg führt durch ein Programm auf diesem Rechner. Verbinden, um es zu sehen und zu erlauben.</translation>
    </message>
    <message>
        <source>Give the agent&apos;s command under More, or connect without one.</source>
        <translation>Den Befehl des Agents unter „Mehr“ angeben, oder ohne Agent verbinden.</translation>
    </message>
    <message>
        <source>Correct what is filled in here, or the line of ~/.ssh/config that is named.</source>
        <translation>Die Angaben hier berichtigen, oder die genannte Zeile in ~/.ssh/config.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>What is open is not kept: %1</source>
        <translation>Was offen ist, wird nicht festgehalten: %1</translation>
    </message>
    <message>
        <source>There is no keychain: the password is kept until Porthole is closed</source>
        <translation>Es gibt keinen Schlüsselbund: Das Passwort wird behalten, bis Porthole geschlossen wird</translation>
    </message>
    <message>
        <source>There is nothing in it that could be looked at</source>
        <translation>Darin ist nichts, das sich prüfen ließe</translation>
    </message>
    <message>
        <source>%1 of %2 are looked at</source>
        <translation>%1 von %2 werden geprüft</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking whether it can be reached</source>
        <translation>Es wird geprüft, ob es erreichbar ist</translation>
    </message>
    <message>
        <source>Reachable %1</source>
        <translation>Erreichbar %1</translation>
    </message>
    <message>
        <source>Not reachable %1: %2</source>
        <translation>Nicht erreichbar %1: %2</translation>
    </message>
    <message>
        <source>Cannot be looked at from here: %1</source>
        <translation>Von hier aus nicht zu prüfen: %1</translation>
    </message>
    <message>
        <source>The password was saved for %1 alone; those that it had one in common with keep that</source>
        <translation>Das Passwort wurde nur für %1 gespeichert; das gemeinsame der anderen bleibt, wie es ist</translation>
    </message>
    <message>
        <source>The password was not given.</source>
        <translation>Das Passwort wurde nicht eingegeben.</translation>
    </message>
    <message>
        <source>The keychain has no keyring “Porthole lock” any more, so nobody can prove to be you. Porthole can be ended and started again; what is connected goes with it.</source>
        <translation>Im Schlüsselbund gibt es „Porthole lock“ nicht mehr, also kann sich niemand ausweisen. Porthole lässt sich beenden und neu starten; was verbunden ist, endet damit.</translation>
    </message>
    <message>
        <source>The keychain does not answer: %1</source>
        <translation>Der Schlüsselbund antwortet nicht: %1</translation>
    </message>
    <message>
        <source>No password was chosen: unlocking takes none</source>
        <translation>Kein Passwort gewählt: zum Entsperren braucht es keines</translation>
    </message>
    <message>
        <source>There is no keychain that could ask for a password: %1</source>
        <translation>Es gibt keinen Schlüsselbund, der nach einem Passwort fragen könnte: %1</translation>
    </message>
    <message>
        <source>%1 cannot be copied: %2</source>
        <translation>%1 kann nicht kopiert werden: %2</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>The cloud %1 saved</source>
        <translation>Die Cloud %1 gespeichert</translation>
    </message>
    <message>
        <source>The cloud %1 changed</source>
        <translation>Die Cloud %1 geändert</translation>
    </message>
    <message>
        <source>The password of %1 is not in the keychain: %2</source>
        <translation>Das Passwort von %1 ist nicht im Schlüsselbund: %2</translation>
    </message>
    <message>
        <source>Saved in Porthole</source>
        <translation>In Porthole gespeichert</translation>
    </message>
    <message>
        <source>The one in the keychain was not accepted: %1</source>
        <translation>Das aus dem Schlüsselbund wurde nicht angenommen: %1</translation>
    </message>
    <message>
        <source>The keychain does not give the one that is saved: %1. An empty field asks it again.</source>
        <translation>Der Schlüsselbund gibt das gespeicherte nicht heraus: %1. Ein leeres Feld fragt ihn noch einmal.</translation>
    </message>
    <message>
        <source>what is saved of it</source>
        <translation>dem, was von ihr gespeichert ist</translation>
    </message>
    <message>
        <source>Cloud · %1</source>
        <translation>Cloud · %1</translation>
    </message>
    <message>
        <source>%1 was deleted for good, and was not changed</source>
        <translation>%1 wurde endgültig gelöscht und nicht geändert</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ActionQuestion</name>
    <message>
        <source>Stop %1?</source>
        <translation>%1 herunterfahren?</translation>
    </message>
    <message>
        <source>Reboot %1?</source>
        <translation>%1 neu starten?</translation>
    </message>
    <message>
        <source>Reboot %1 the hard way?</source>
        <translation>%1 hart neu starten?</translation>
    </message>
    <message>
        <source>It shuts down; whoever works on it loses their session.</source>
        <translation>Der Server wird heruntergefahren; wer dort arbeitet, verliert seine Sitzung.</translation>
    </message>
    <message>
        <source>Its system restarts; whoever works on it loses their session.</source>
        <translation>Sein System startet neu; wer dort arbeitet, verliert seine Sitzung.</translation>
    </message>
    <message>
        <source>Its power is cut: what is not saved there is lost.</source>
        <translation>Ihm wird der Strom genommen: Was dort nicht gespeichert ist, geht verloren.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>porthole::ui::AddressBar</name>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Search hosts and servers, or paste a link</source>
        <translation>Hosts und Server suchen oder Link einfügen</translation>
    </message>
    <message>
        <source>This cannot be opened: %1</source>
        <translation>Dies lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>the name of a server is missing after the cloud&apos;s</source>
        <translation>hinter dem Namen der Cloud fehlt der eines Servers</translation>
    </message>
    <message>
        <source>Search, or open an address</source>
        <translation>Suchen oder eine Adresse öffnen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>From ~/.ssh/config</source>
        <translation>Aus ~/.ssh/config</translation>
    </message>
</context>
<context>
    <name>porthole::ui::AuthCard</name>
    <message>
        <source>That was not accepted. Try another password.</source>
        <translation>Das wurde nicht angenommen. Ein anderes Passwort versuchen.</translation>
    </message>
    <message>
        <source>%1 asks for a password.</source>
        <translation>%1 fragt nach einem Passwort.</translation>
    </message>
    <message>
        <source>That passphrase does not open the key.</source>
        <translation>Diese Passphrase öffnet den Schlüssel nicht.</translation>
    </message>
    <message>
        <source>Your key is locked with a passphrase.</source>
        <translation>Der Schlüssel ist mit einer Passphrase gesperrt.</translation>
    </message>
    <message>
        <source>That was not accepted. %1 asks again.</source>
        <translation>Das wurde nicht angenommen. %1 fragt erneut.</translation>
    </message>
    <message>
        <source>%1 wants to know:</source>
        <translation>%1 möchte wissen:</translation>
    </message>
    <message>
        <source>Its host key is verified. The password is kept in memory for reconnecting, until this tab is closed.</source>
        <translation>Der Host-Schlüssel ist geprüft. Das Passwort bleibt für neue Verbindungen im Speicher, bis dieser Tab geschlossen wird.</translation>
    </message>
    <message>
        <source>%1
The passphrase stays on this computer.</source>
        <translation>%1
Die Passphrase bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Its host key is verified. The words below are the host&apos;s own.</source>
        <translation>Der Host-Schlüssel ist geprüft. Die folgenden Worte sind die des Hosts.</translation>
    </message>
    <message>
        <source>
Note: %1.</source>
        <translation>
Hinweis: %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>porthole::ui::BroadcastBand</name>
    <message>
        <source>A secret typed here goes to %1 sessions</source>
        <translation>Ein hier getipptes Geheimnis geht an %1 Sitzungen</translation>
    </message>
    <message>
        <source>Typing here goes to %1 sessions</source>
        <translation>Was hier getippt wird, geht an %1 Sitzungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop the broadcast (Ctrl+Shift+Esc)</source>
        <translation>Mehrfacheingabe beenden (Ctrl+Shift+Esc)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>porthole::ui::BroadcastBinding</name>
    <message>
        <source>a session is gone</source>
        <translation>eine Sitzung ist weg</translation>
    </message>
    <message>
        <source>%1 has no line</source>
        <translation>%1 hat keine Verbindung</translation>
    </message>
    <message>
        <source>%1 asks for a password</source>
        <translation>%1 fragt nach einem Passwort</translation>
    </message>
    <message>
        <source>Not now: %1.</source>
        <translation>Jetzt nicht: %1.</translation>
    </message>
    <message>
        <source>The broadcast has ended: %1. What you type stays here.</source>
        <translation>Die Mehrfacheingabe ist zu Ende: %1. Was getippt wird, bleibt hier.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::BroadcastCard</name>
    <message>
        <source>Broadcast</source>
        <translation>Mehrfacheingabe</translation>
    </message>
    <message>
        <source>Sessions that what is typed goes to</source>
        <translation>Sitzungen, an die das Getippte geht</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>All in this tab</source>
        <translation>Alle in diesem Tab</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What you type or paste into one of the chosen sessions goes to all of them, until you stop it (Ctrl+Shift+Esc), one of them is lost, or one asks for a password.</source>
        <translation>Was in eine der gewählten Sitzungen getippt oder eingefügt wird, geht an alle, bis es beendet wird (Ctrl+Shift+Esc), eine von ihnen verloren geht oder eine nach einem Passwort fragt.</translation>
    </message>
    <message>
        <source>Broadcast to %1</source>
        <translation>An %1 senden</translation>
    </message>
    <message>
        <source>Choose two sessions or more.</source>
        <translation>Zwei oder mehr Sitzungen wählen.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ChoicePage</name>
    <message>
        <source>Several connections are called %1</source>
        <translation>Mehrere Verbindungen heißen %1</translation>
    </message>
    <message>
        <source>Which one is meant?</source>
        <translation>Welche ist gemeint?</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Wartet auf eine Antwort</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>what it is called in the sidebar</source>
        <translation>wie sie in der Seitenleiste heißt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Anmelden mit</translation>
    </message>
    <message>
        <source>Application credential</source>
        <translation>Anwendungs-Zugangsdaten</translation>
    </message>
    <message>
        <source>its id, or its name</source>
        <translation>ihre ID oder ihr Name</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Domain of the user</source>
        <translation>Domäne des Benutzers</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>empty: chosen after signing in</source>
        <translation>leer: nach dem Anmelden gewählt</translation>
    </message>
    <message>
        <source>Domain of the project</source>
        <translation>Domäne des Projekts</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>empty: asked for when it is needed</source>
        <translation>leer: wird erfragt, wenn es gebraucht wird</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>empty: the cloud&apos;s first</source>
        <translation>leer: die erste der Cloud</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>empty: those of this computer</source>
        <translation>leer: die dieses Rechners</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Tags, colour, notes…</source>
        <translation>Schlagwörter, Farbe, Notizen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Administrators&apos;</source>
        <translation>Für Administratoren</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Browse for a file of certificate authorities</source>
        <translation>Nach einer Datei mit Zertifizierungsstellen suchen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>Sign in &amp;with</source>
        <translation>Anmelden &amp;mit</translation>
    </message>
    <message>
        <source>C&amp;redential</source>
        <translation>&amp;Zugangsdaten</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>Its d&amp;omain</source>
        <translation>Seine D&amp;omäne</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Pro&amp;ject</source>
        <translation>Pro&amp;jekt</translation>
    </message>
    <message>
        <source>Its do&amp;main</source>
        <translation>Seine Domän&amp;e</translation>
    </message>
    <message>
        <source>Re&amp;gion</source>
        <translation>Re&amp;gion</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>&amp;Schnittstelle</translation>
    </message>
    <message>
        <source>&amp;CA file</source>
        <translation>&amp;CA-Datei</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Looks whether signing in would work, stage by stage</source>
        <translation>Prüft Stufe für Stufe, ob das Anmelden gelänge</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>New cloud</source>
        <translation>Neue Cloud</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>saved in the keychain; type to replace it</source>
        <translation>im Schlüsselbund gespeichert; tippen, um es zu ersetzen</translation>
    </message>
    <message>
        <source>The password is kept in the keychain, and nothing of it in a file.</source>
        <translation>Das Passwort kommt in den Schlüsselbund, nichts davon in eine Datei.</translation>
    </message>
    <message>
        <source>%1%2. The password is kept until Porthole is closed.</source>
        <translation>%1%2. Das Passwort wird behalten, bis Porthole geschlossen wird.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Datei mit Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>Ge&amp;heimnis</translation>
    </message>
    <message>
        <source>Something that is saved needs a name.</source>
        <translation>Was gespeichert wird, braucht einen Namen.</translation>
    </message>
    <message>
        <source>No slash: a server is found as cloud/server.</source>
        <translation>Ohne Schrägstrich: ein Server wird als Cloud/Server gefunden.</translation>
    </message>
    <message>
        <source>Another cloud is called that already.</source>
        <translation>Eine andere Cloud heißt schon so.</translation>
    </message>
    <message>
        <source>Where its Keystone is: the auth_url of clouds.yaml.</source>
        <translation>Wo ihr Keystone ist: die auth_url aus clouds.yaml.</translation>
    </message>
    <message>
        <source>This is no address of a Keystone, as https://host:5000/v3 is.</source>
        <translation>Das ist keine Adresse eines Keystone, wie https://host:5000/v3 eine ist.</translation>
    </message>
    <message>
        <source>The whole path is needed, from / on.</source>
        <translation>Der ganze Pfad wird gebraucht, von / an.</translation>
    </message>
    <message>
        <source>The id of the credential, or its name.</source>
        <translation>Die ID der Zugangsdaten oder ihr Name.</translation>
    </message>
    <message>
        <source>Who signs in.</source>
        <translation>Wer sich anmeldet.</translation>
    </message>
    <message>
        <source>A user&apos;s name needs its domain; often it is Default.</source>
        <translation>Ein Benutzername braucht seine Domäne; oft ist es Default.</translation>
    </message>
    <message>
        <source>A project&apos;s name needs its domain; often it is Default.</source>
        <translation>Ein Projektname braucht seine Domäne; oft ist es Default.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudFormPage</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Nothing is changed before it is saved</source>
        <translation>Nichts ändert sich, bevor es gespeichert wird</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudTreeModel</name>
    <message>
        <source>cloud %1</source>
        <translation>Cloud %1</translation>
    </message>
    <message>
        <source>cloud %1, project %2</source>
        <translation>Cloud %1, Projekt %2</translation>
    </message>
    <message>
        <source>%1, region %2</source>
        <translation>%1, Region %2</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudTreeView</name>
    <message>
        <source>Clouds and their servers</source>
        <translation>Clouds und ihre Server</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CommandCard</name>
    <message>
        <source>The way to %1 leads through a program on this computer.</source>
        <translation>Der Weg zu %1 führt durch ein Programm auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Your settings for %1 depend on a program on this computer.</source>
        <translation>Die Einstellungen für %1 hängen von einem Programm auf diesem Rechner ab.</translation>
    </message>
    <message>
        <source>The command that would run</source>
        <translation>Der Befehl, der ausgeführt würde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>It runs as you and can do whatever you can. Allow it only if you know this line:</source>
        <translation>Er läuft mit den Rechten des eigenen Kontos und kann alles, was dieses kann. Nur erlauben, wenn diese Zeile bekannt ist:</translation>
    </message>
    <message>
        <source>It stands in %1.</source>
        <translation>Er steht in %1.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CommandPane</name>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command to run on the host</source>
        <translation>Befehl, der auf dem Host ausgeführt wird</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>What the command says appears here when it has ended.</source>
        <translation>Was der Befehl ausgibt, erscheint hier, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>Running; the server answers when the command has ended.</source>
        <translation>Läuft; der Server antwortet, wenn der Befehl beendet ist.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
    <message>
        <source>Ended after %1 s</source>
        <translation>Beendet nach %1 s</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>ohne Ausgabe</translation>
    </message>
    <message>
        <source>its errors are in red</source>
        <translation>Fehler stehen in Rot</translation>
    </message>
    <message>
        <source>Slycat does not tell the exit status</source>
        <translation>Slycat nennt den Rückgabewert nicht</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConflictCard</name>
    <message>
        <source>newer</source>
        <translation>neuer</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>größer</translation>
    </message>
    <message>
        <source>Do the same for all that follow</source>
        <translation>Bei allen folgenden ebenso</translation>
    </message>
    <message>
        <source>Cancel transfer</source>
        <translation>Übertragung abbrechen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>The new one gets another name</source>
        <translation>Die neue Datei bekommt einen anderen Namen</translation>
    </message>
    <message>
        <source>What is there is taken for the beginning, if it agrees with it</source>
        <translation>Was da ist, gilt als Anfang, wenn es damit übereinstimmt</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>There is something else called %1</source>
        <translation>Es gibt etwas anderes namens %1</translation>
    </message>
    <message>
        <source>In %1, on this computer</source>
        <translation>In %1, auf diesem Rechner</translation>
    </message>
    <message>
        <source>In %1, on the host</source>
        <translation>In %1, auf dem Host</translation>
    </message>
    <message>
        <source>New, from the host</source>
        <translation>Neu, vom Host</translation>
    </message>
    <message>
        <source>New, from this computer</source>
        <translation>Neu, von diesem Rechner</translation>
    </message>
    <message>
        <source>There, on this computer</source>
        <translation>Vorhanden, auf diesem Rechner</translation>
    </message>
    <message>
        <source>There, on the host</source>
        <translation>Vorhanden, auf dem Host</translation>
    </message>
    <message>
        <source>a folder, a link or a device</source>
        <translation>ein Ordner, ein Verweis oder ein Gerät</translation>
    </message>
    <message>
        <source>New: %1. There: %2.</source>
        <translation>Neu: %1. Vorhanden: %2.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConnectPage</name>
    <message>
        <source>Edit host</source>
        <translation>Host bearbeiten</translation>
    </message>
    <message>
        <source>New host</source>
        <translation>Neuer Host</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Fill in where to connect to</source>
        <translation>Angeben, wohin verbunden wird</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConsolePage</name>
    <message>
        <source>Console picture of %1</source>
        <translation>Konsolenbild von %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>The picture was not saved: %1</source>
        <translation>Das Bild wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>The console has the pointer. Ctrl+Alt gives it back.</source>
        <translation>Die Konsole hat den Zeiger. Ctrl+Alt gibt ihn zurück.</translation>
    </message>
    <message>
        <source>Click to hand the pointer to the console.</source>
        <translation>Klicken, um der Konsole den Zeiger zu geben.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConsoleToolBar</name>
    <message>
        <source>Console tools</source>
        <translation>Konsolenwerkzeuge</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Del</source>
        <translation>Ctrl+Alt+Del</translation>
    </message>
    <message>
        <source>Send Ctrl+Alt+Del to the console</source>
        <translation>Ctrl+Alt+Del an die Konsole senden</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys and combinations that this computer keeps for itself</source>
        <translation>Tasten und Kombinationen, die dieser Rechner für sich behält</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Save or copy the console&apos;s picture</source>
        <translation>Konsolenbild speichern oder kopieren</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Try to connect again now</source>
        <translation>Jetzt erneut verbinden</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole picture, as large as the window allows</source>
        <translation>Das ganze Bild zeigen, so groß das Fenster es zulässt</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Show one pixel of the console as one pixel here</source>
        <translation>Ein Pixel der Konsole als ein Pixel hier zeigen</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Backspace</source>
        <translation>Ctrl+Alt+Backspace</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Ctrl+Alt+F%1</translation>
    </message>
    <message>
        <source>Super</source>
        <translation>Super</translation>
    </message>
    <message>
        <source>Print Screen</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Alt+Tab</source>
        <translation>Alt+Tab</translation>
    </message>
    <message>
        <source>Alt+F4</source>
        <translation>Alt+F4</translation>
    </message>
    <message>
        <source>Ctrl+Esc</source>
        <translation>Ctrl+Esc</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>Bild speichern unter …</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConsoleView</name>
    <message>
        <source>Console picture</source>
        <translation>Konsolenbild</translation>
    </message>
    <message>
        <source>Keys typed here go to the console. Press and release Ctrl+Alt to leave.</source>
        <translation>Hier getippte Tasten gehen an die Konsole. Zum Verlassen Ctrl+Alt drücken und loslassen.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::DoctorCard</name>
    <message>
        <source>Testing…</source>
        <translation>Test läuft …</translation>
    </message>
    <message>
        <source>Testing %1: %2…</source>
        <translation>Test von %1: %2 …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>All is well: everything that a connection needs works</source>
        <translation>Alles in Ordnung: Was eine Verbindung braucht, funktioniert</translation>
    </message>
    <message>
        <source>This is how far it went</source>
        <translation>So weit ging es</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryDesk</name>
    <message numerus="yes">
        <source>%n connection(s) moved to the trash</source>
        <translation>
            <numerusform>%n Verbindung in den Papierkorb verschoben</numerusform>
            <numerusform>%n Verbindungen in den Papierkorb verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) removed</source>
        <translation>
            <numerusform>%n Ordner entfernt</numerusform>
            <numerusform>%n Ordner entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) moved</source>
        <translation>
            <numerusform>%n Eintrag verschoben</numerusform>
            <numerusform>%n Einträge verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is saved already</source>
        <translation>%1 ist schon gespeichert</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>words, with commas between them</source>
        <translation>Wörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Favourite (several values)</source>
        <translation>Favorit (mehrere Werte)</translation>
    </message>
    <message>
        <source>One a line, as ssh has them: -L 8080:intranet:80</source>
        <translation>Einer je Zeile, wie bei ssh: -L 8080:intranet:80</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Tunnels</source>
        <translation>&amp;Tunnel</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>Sch&amp;lagwörter</translation>
    </message>
    <message>
        <source>Not&amp;es</source>
        <translation>Not&amp;izen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Edit the folder %1</source>
        <translation>Ordner %1 bearbeiten</translation>
    </message>
    <message numerus="yes">
        <source>Edit %n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung bearbeiten</numerusform>
            <numerusform>%n Verbindungen bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>several values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>This will not do: %1.</source>
        <translation>So geht es nicht: %1.</translation>
    </message>
    <message>
        <source>The user and the port have fields of their own below.</source>
        <translation>Benutzer und Port haben unten eigene Felder.</translation>
    </message>
    <message>
        <source>A password does not belong into an address: it is asked for.</source>
        <translation>Ein Passwort gehört nicht in eine Adresse: Es wird erfragt.</translation>
    </message>
    <message>
        <source>Something that is saved needs a name.</source>
        <translation>Was gespeichert wird, braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another folder there is called that already.</source>
        <translation>Ein anderer Ordner dort heißt schon so.</translation>
    </message>
    <message>
        <source>Another host is called that already.</source>
        <translation>Ein anderer Host heißt schon so.</translation>
    </message>
    <message>
        <source>At most 50 tags, of at most 100 characters.</source>
        <translation>Höchstens 50 Schlagwörter mit höchstens 100 Zeichen.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>At most 65536 characters can be kept.</source>
        <translation>Höchstens 65536 Zeichen werden gespeichert.</translation>
    </message>
    <message>
        <source>The folder %1 changed</source>
        <translation>Ordner %1 geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) changed</source>
        <translation>
            <numerusform>%n Verbindung geändert</numerusform>
            <numerusform>%n Verbindungen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Take away tags</source>
        <translation>Schlagwörter wegnehmen</translation>
    </message>
    <message>
        <source>Take away tag&amp;s</source>
        <translation>Schlagwörter &amp;wegnehmen</translation>
    </message>
    <message>
        <source>Add &amp;tunnels</source>
        <translation>&amp;Tunnel hinzufügen</translation>
    </message>
    <message>
        <source>Add ta&amp;gs</source>
        <translation>Schla&amp;gwörter hinzufügen</translation>
    </message>
    <message>
        <source>Add to not&amp;es</source>
        <translation>Zu den Notiz&amp;en hinzufügen</translation>
    </message>
    <message>
        <source>some have: %1</source>
        <translation>einige haben: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryFormPage</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Nothing is changed before it is saved</source>
        <translation>Nichts ändert sich, bevor es gespeichert wird</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryTreeModel</name>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Something that is saved needs a name.</source>
        <translation>Was gespeichert wird, braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another host is called %1 already.</source>
        <translation>Ein anderer Host heißt schon %1.</translation>
    </message>
    <message>
        <source>Another folder here is called %1 already.</source>
        <translation>Ein anderer Ordner hier heißt schon %1.</translation>
    </message>
    <message>
        <source>From ~/.ssh/config</source>
        <translation>Aus ~/.ssh/config</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryTreeView</name>
    <message>
        <source>Saved connections</source>
        <translation>Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>It is in the trash. Its menu brings it back.</source>
        <translation>Im Papierkorb. Das Menü holt es zurück.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n can be opened at once</source>
        <translation>
            <numerusform>Höchstens %n lässt sich zugleich öffnen</numerusform>
            <numerusform>Höchstens %n lassen sich zugleich öffnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open	Enter</source>
        <translation>Öffnen	Enter</translation>
    </message>
    <message>
        <source>Browse files	F3</source>
        <translation>Dateien durchsehen	F3</translation>
    </message>
    <message>
        <source>Copy address	Ctrl+C</source>
        <translation>Adresse kopieren	Ctrl+C</translation>
    </message>
    <message>
        <source>Edit…	Alt+Enter</source>
        <translation>Bearbeiten …	Alt+Enter</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>Umbenennen	F2</translation>
    </message>
    <message>
        <source>Duplicate	Ctrl+D</source>
        <translation>Duplizieren	Ctrl+D</translation>
    </message>
    <message>
        <source>Not a favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>Löschen	Del</translation>
    </message>
    <message>
        <source>Remove…	Del</source>
        <translation>Entfernen …	Del</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Alles wiederherstellen</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Papierkorb leeren …</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good…	Del</source>
        <translation>Endgültig löschen …	Del</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Check whether it can be reached	F5</source>
        <translation>Prüfen, ob es erreichbar ist	F5</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FileActions</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Edit on this computer</source>
        <translation>Auf diesem Rechner bearbeiten</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download to…</source>
        <translation>Herunterladen nach …</translation>
    </message>
    <message>
        <source>Upload files…</source>
        <translation>Dateien hochladen …</translation>
    </message>
    <message>
        <source>Upload a folder…</source>
        <translation>Ordner hochladen …</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner …</translation>
    </message>
    <message>
        <source>New link…</source>
        <translation>Neuer Verweis …</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>Zugriffsrechte …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Open terminal here</source>
        <translation>Terminal hier öffnen</translation>
    </message>
    <message>
        <source>Go to this folder in the terminal</source>
        <translation>Im Terminal zu diesem Ordner wechseln</translation>
    </message>
    <message>
        <source>Show hidden files</source>
        <translation>Versteckte Dateien zeigen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FileList</name>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FileModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>User and group, by the numbers the host has for them</source>
        <translation>Benutzer und Gruppe, als die Nummern, die der Host für sie hat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FilesCourse</name>
    <message>
        <source>The files cannot be fetched.</source>
        <translation>Die Dateien lassen sich nicht holen.</translation>
    </message>
    <message>
        <source>Fetching %1 for the editor …</source>
        <translation>%1 wird für den Editor geholt …</translation>
    </message>
    <message>
        <source>%1 is not opened.</source>
        <translation>%1 wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 is sent back whenever it is saved</source>
        <translation>%1 wird bei jedem Speichern zurückgeschickt</translation>
    </message>
    <message>
        <source>No program on this computer opens %1.</source>
        <translation>Kein Programm auf diesem Rechner öffnet %1.</translation>
    </message>
    <message>
        <source>%1 was saved on the host</source>
        <translation>%1 wurde auf dem Host gespeichert</translation>
    </message>
    <message>
        <source>%1 was changed on the host while it was being edited here.</source>
        <translation>%1 wurde auf dem Host geändert, während es hier bearbeitet wurde.</translation>
    </message>
    <message>
        <source>Take the host&apos;s</source>
        <translation>Fassung vom Host nehmen</translation>
    </message>
    <message>
        <source>Overwrite it there</source>
        <translation>Dort überschreiben</translation>
    </message>
    <message>
        <source>%1 was not saved on the host.</source>
        <translation>%1 wurde auf dem Host nicht gespeichert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 could not be fetched.</source>
        <translation>%1 ließ sich nicht holen.</translation>
    </message>
    <message>
        <source>%1 was not renamed.</source>
        <translation>%1 wurde nicht umbenannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) could not be moved to %1.</source>
        <translation>
            <numerusform>%n Eintrag ließ sich nicht nach %1 verschieben.</numerusform>
            <numerusform>%n Einträge ließen sich nicht nach %1 verschieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting …</source>
        <translation>Löschen …</translation>
    </message>
    <message numerus="yes">
        <source>Deleting … %n so far</source>
        <translation>
            <numerusform>Löschen … %n bisher</numerusform>
            <numerusform>Löschen … %n bisher</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was deleted.</source>
        <translation>Nicht alles wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) could not be deleted.</source>
        <translation>
            <numerusform>%n Eintrag ließ sich nicht löschen.</numerusform>
            <numerusform>%n Einträge ließen sich nicht löschen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n item(s)</source>
        <translation>
            <numerusform>%n Eintrag gelöscht</numerusform>
            <numerusform>%n Einträge gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The permissions of %n item(s) could not be changed.</source>
        <translation>
            <numerusform>Die Zugriffsrechte von %n Eintrag ließen sich nicht ändern.</numerusform>
            <numerusform>Die Zugriffsrechte von %n Einträgen ließen sich nicht ändern.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1 was not made.</source>
        <translation>Der Ordner %1 wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The link %1 was not made.</source>
        <translation>Der Verweis %1 wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>Its transfers are done.</source>
        <translation>Die Übertragungen sind fertig.</translation>
    </message>
    <message>
        <source>A transfer has failed.</source>
        <translation>Eine Übertragung ist fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FilesPage</name>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The connection was lost. It goes on by itself when the session is back.</source>
        <translation>Die Verbindung ging verloren. Es geht von selbst weiter, wenn die Sitzung wieder da ist.</translation>
    </message>
    <message>
        <source>The host does not give its files.</source>
        <translation>Der Host gibt seine Dateien nicht her.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Die Sitzung ist zu Ende.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 war nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei war nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln item(s)</source>
        <translation>
            <numerusform>%L1 von %Ln Eintrag</numerusform>
            <numerusform>%L1 von %Ln Einträgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln versteckt</numerusform>
            <numerusform>%Ln versteckt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: names that cannot be used here</source>
        <translation>
            <numerusform>%n ausgelassen: Name hier nicht verwendbar</numerusform>
            <numerusform>%n ausgelassen: Namen hier nicht verwendbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen, %1</source>
        <translation>
            <numerusform>%Ln gewählt, %1</numerusform>
            <numerusform>%Ln gewählt, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here has that in its name.</source>
        <translation>Nichts hier hat das im Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden file(s), nothing else.
Ctrl+H shows them.</source>
        <translation>
            <numerusform>%n versteckte Datei, sonst nichts.
Ctrl+H zeigt sie.</numerusform>
            <numerusform>%n versteckte Dateien, sonst nichts.
Ctrl+H zeigt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>This folder is empty.
Files that are dropped here are uploaded.</source>
        <translation>Dieser Ordner ist leer.
Hier abgelegte Dateien werden hochgeladen.</translation>
    </message>
    <message>
        <source>%1, with everything in it</source>
        <translation>%1, mit allem darin</translation>
    </message>
    <message>
        <source>%1, the link and not what it leads to</source>
        <translation>%1, der Verweis und nicht sein Ziel</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Other programs take what is on this computer. It is being fetched; drag it from the list of transfers when it is here.</source>
        <translation>Andere Programme nehmen, was auf diesem Rechner ist. Es wird gerade geholt; aus der Liste der Übertragungen ziehen, wenn es da ist.</translation>
    </message>
    <message>
        <source>%1 are too much to be shown here. The file can be downloaded.</source>
        <translation>%1 sind zu viel, um hier gezeigt zu werden. Die Datei lässt sich herunterladen.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n item(s)?</source>
        <translation>
            <numerusform>Diesen %n Eintrag löschen?</numerusform>
            <numerusform>Diese %n Einträge löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1

There is no way back: the host keeps no bin.</source>
        <translation>%1

Das lässt sich nicht rückgängig machen: Der Host hat keinen Papierkorb.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n</source>
        <translation>
            <numerusform>%n löschen</numerusform>
            <numerusform>%n löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>%n Eintrag löschen</numerusform>
            <numerusform>%n Einträge löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close, and stop %n transfer(s)?</source>
        <translation>
            <numerusform>Schließen und %n Übertragung stoppen?</numerusform>
            <numerusform>Schließen und %n Übertragungen stoppen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What has arrived stays; the same transfer goes on from there when it is asked for again.</source>
        <translation>Was angekommen ist, bleibt; dieselbe Übertragung geht von dort weiter, wenn sie wieder verlangt wird.</translation>
    </message>
    <message>
        <source>Close and stop</source>
        <translation>Schließen und stoppen</translation>
    </message>
    <message>
        <source>Download to</source>
        <translation>Herunterladen nach</translation>
    </message>
    <message>
        <source>Upload to %1</source>
        <translation>Hochladen nach %1</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n path(s)</source>
        <translation>
            <numerusform>%n Pfad kopiert</numerusform>
            <numerusform>%n Pfade kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not renamed.</source>
        <translation>%1 wurde nicht umbenannt.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FilesToolBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Right)</translation>
    </message>
    <message>
        <source>Up to the folder above (Alt+Up)</source>
        <translation>Zum übergeordneten Ordner (Alt+Up)</translation>
    </message>
    <message>
        <source>Read this folder again (F5)</source>
        <translation>Diesen Ordner neu einlesen (F5)</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Upload files (Ctrl+U)</source>
        <translation>Dateien hochladen (Ctrl+U)</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download what is chosen (Ctrl+S)</source>
        <translation>Ausgewähltes herunterladen (Ctrl+S)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Tools for files</source>
        <translation>Werkzeuge für Dateien</translation>
    </message>
    <message>
        <source>Filter the names</source>
        <translation>Namen filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Remove this folder</source>
        <translation>Diesen Ordner entfernen</translation>
    </message>
    <message>
        <source>Bookmark this folder</source>
        <translation>Lesezeichen für diesen Ordner setzen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FolderPane</name>
    <message>
        <source>Up to the folder above (Alt+Up)</source>
        <translation>Zum übergeordneten Ordner (Alt+Up)</translation>
    </message>
    <message>
        <source>Read this folder again (F5)</source>
        <translation>Diesen Ordner neu einlesen (F5)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>/path/of/a/folder</source>
        <translation>/pfad/eines/ordners</translation>
    </message>
    <message>
        <source>Filter the names</source>
        <translation>Namen filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Herunterladen stoppen</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 von %n Eintrag</numerusform>
            <numerusform>%1 von %n Einträgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: names that cannot be used here</source>
        <translation>
            <numerusform>%n ausgelassen: Name hier nicht verwendbar</numerusform>
            <numerusform>%n ausgelassen: Namen hier nicht verwendbar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::FormCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FormPage</name>
    <message>
        <source>Close without saving?</source>
        <translation>Schließen, ohne zu speichern?</translation>
    </message>
    <message>
        <source>What was filled in here is lost then.</source>
        <translation>Was hier ausgefüllt wurde, geht dann verloren.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen, ohne zu speichern</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayHostCard</name>
    <message>
        <source>User on the host</source>
        <translation>Benutzer auf dem Host</translation>
    </message>
    <message>
        <source>Password on the host</source>
        <translation>Passwort auf dem Host</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>choose, or type a name as the server knows it</source>
        <translation>wählen, oder einen Namen tippen, den der Server kennt</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Start it if the server has one for the host</source>
        <translation>Starten, wenn der Server für den Host einen hat</translation>
    </message>
    <message>
        <source>Require it: without it, do not connect</source>
        <translation>Voraussetzen: ohne ihn nicht verbinden</translation>
    </message>
    <message>
        <source>Never start it</source>
        <translation>Nie starten</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Agent</source>
        <translation>&amp;Agent</translation>
    </message>
    <message>
        <source>Connect without an agent</source>
        <translation>Ohne Agent verbinden</translation>
    </message>
    <message>
        <source>Connect to a host through this server</source>
        <translation>Über diesen Server mit einem Host verbinden</translation>
    </message>
    <message>
        <source>The server does not check that the host is the right one, and it reads your password for it: give it to servers only that you trust.</source>
        <translation>Der Server prüft nicht, ob der Host der richtige ist, und er liest das Passwort dafür: nur vertrauenswürdigen Servern geben.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayPage</name>
    <message>
        <source>Copied the session&apos;s ID %1</source>
        <translation>ID der Sitzung %1 kopiert</translation>
    </message>
    <message>
        <source>%1@%2 via %3</source>
        <translation>%1@%2 über %3</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>The server connects to %1 …</source>
        <translation>Der Server verbindet mit %1 …</translation>
    </message>
    <message>
        <source>No longer waited for; the command may run on.</source>
        <translation>Darauf wird nicht mehr gewartet; der Befehl läuft vielleicht weiter.</translation>
    </message>
    <message>
        <source>The command was not carried out to its end.</source>
        <translation>Der Befehl wurde nicht zu Ende ausgeführt.</translation>
    </message>
    <message>
        <source>%1@%2</source>
        <translation>%1@%2</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 war nicht lesbar.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 are too much to be shown here. The file can be downloaded.</source>
        <translation>%1 sind zu viel, um hier gezeigt zu werden. Die Datei lässt sich herunterladen.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei war nicht lesbar.</translation>
    </message>
    <message>
        <source>Download to</source>
        <translation>Herunterladen nach</translation>
    </message>
    <message>
        <source>Saved %1 (%2)</source>
        <translation>%1 gespeichert (%2)</translation>
    </message>
    <message>
        <source>The download was stopped</source>
        <translation>Das Herunterladen wurde gestoppt</translation>
    </message>
    <message>
        <source>%1 was not downloaded.</source>
        <translation>%1 wurde nicht heruntergeladen.</translation>
    </message>
    <message>
        <source>Download again…</source>
        <translation>Erneut herunterladen …</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayProgressCard</name>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>SHA-256-Fingerabdruck des Zertifikats</translation>
    </message>
    <message>
        <source>This session is closed.</source>
        <translation>Diese Sitzung ist geschlossen.</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Adresse bearbeiten</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewaySignInCard</name>
    <message>
        <source>This connection is not encrypted: everybody on the way can read the password.</source>
        <translation>Diese Verbindung ist nicht verschlüsselt: Unterwegs kann jeder das Passwort lesen.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Sign in to the Slycat server</source>
        <translation>Am Slycat-Server anmelden</translation>
    </message>
    <message>
        <source>Its hosts have sign-ins of their own, which are asked for next.</source>
        <translation>Seine Hosts haben eigene Anmeldungen, nach denen danach gefragt wird.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayToolBar</name>
    <message>
        <source>Copy the session&apos;s ID</source>
        <translation>ID der Sitzung kopieren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Keep this server in the sidebar</source>
        <translation>Diesen Server in der Seitenleiste behalten</translation>
    </message>
    <message>
        <source>Other host</source>
        <translation>Anderer Host</translation>
    </message>
    <message>
        <source>End the session on this host</source>
        <translation>Die Sitzung auf diesem Host beenden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out of the Slycat server</source>
        <translation>Vom Slycat-Server abmelden</translation>
    </message>
    <message>
        <source>Slycat tools</source>
        <translation>Slycat-Werkzeuge</translation>
    </message>
    <message>
        <source>sid %1…</source>
        <translation>sid %1…</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>A click copies it.</source>
        <translation>Ein Klick kopiert sie.</translation>
    </message>
    <message>
        <source>Session ID %1</source>
        <translation>Sitzungs-ID %1</translation>
    </message>
    <message>
        <source>Agent running</source>
        <translation>Agent läuft</translation>
    </message>
    <message>
        <source>No agent</source>
        <translation>Kein Agent</translation>
    </message>
</context>
<context>
    <name>porthole::ui::HostForm</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>name, user@name, name:port, or an alias of ~/.ssh/config</source>
        <translation>Name, benutzer@name, name:port oder ein Alias aus ~/.ssh/config</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>as in ~/.ssh/config, else your own name</source>
        <translation>wie in ~/.ssh/config, sonst der eigene Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>empty: asked for if the host wants one</source>
        <translation>leer: Abfrage, wenn der Host eines verlangt</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>empty: your usual keys and ssh-agent</source>
        <translation>leer: die üblichen Schlüssel und ssh-agent</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>what it is called in the sidebar</source>
        <translation>wie er in der Seitenleiste heißt</translation>
    </message>
    <message>
        <source>Save this host as</source>
        <translation>Diesen Host speichern als</translation>
    </message>
    <message>
        <source>Save the password in the keychain</source>
        <translation>Das Passwort im Schlüsselbund speichern</translation>
    </message>
    <message>
        <source>Edit host</source>
        <translation>Host bearbeiten</translation>
    </message>
    <message>
        <source>Connect to a host</source>
        <translation>Mit einem Host verbinden</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>An agent is a program on the host that looks through files and runs jobs there for Porthole. Most hosts have none, and a terminal needs none.</source>
        <translation>Ein Agent ist ein Programm auf dem Host, das dort für Porthole Dateien durchsieht und Aufträge ausführt. Die meisten Hosts haben keinen, und ein Terminal braucht keinen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Speichern und verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Saved as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>saved in the keychain; type to replace it</source>
        <translation>im Schlüsselbund gespeichert; tippen, um es zu ersetzen</translation>
    </message>
    <message>
        <source>Keep the password until Porthole is closed</source>
        <translation>Das Passwort behalten, bis Porthole geschlossen wird</translation>
    </message>
    <message>
        <source>%1%2. Nothing of it is written to a file.</source>
        <translation>%1%2. Nichts davon wird in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Looks whether a connection would work, stage by stage</source>
        <translation>Prüft Schritt für Schritt, ob eine Verbindung gelingen würde</translation>
    </message>
    <message>
        <source>It needs a host to connect to.</source>
        <translation>Es fehlt der Host, zu dem verbunden werden soll.</translation>
    </message>
    <message>
        <source>This will not do: %1.</source>
        <translation>So geht es nicht: %1.</translation>
    </message>
    <message>
        <source>A host that is saved needs a name.</source>
        <translation>Ein gespeicherter Host braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another host is called that already.</source>
        <translation>Ein anderer Host heißt schon so.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::HostKeyCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Accept and connect</source>
        <translation>Annehmen und verbinden</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the host key</source>
        <translation>SHA-256-Fingerabdruck des Host-Schlüssels</translation>
    </message>
    <message>
        <source>The fingerprint as OpenSSH draws it</source>
        <translation>Der Fingerabdruck, wie OpenSSH ihn zeichnet</translation>
    </message>
    <message>
        <source>Ask whoever runs the host for its fingerprint, by another way than this one. On the host it is printed by

ssh-keygen -lvf /etc/ssh/ssh_host_…_key.pub</source>
        <translation>Den Betreiber des Hosts nach seinem Fingerabdruck fragen, auf einem anderen Weg als diesem. Auf dem Host zeigt ihn

ssh-keygen -lvf /etc/ssh/ssh_host_…_key.pub</translation>
    </message>
    <message>
        <source>If you accept, the key is remembered in ~/.ssh/known_hosts, and you are asked again only if it changes.</source>
        <translation>Beim Annehmen wird der Schlüssel in ~/.ssh/known_hosts gemerkt, und gefragt wird nur wieder, wenn er sich ändert.</translation>
    </message>
    <message>
        <source>If you accept, the key counts for this tab. It is not remembered: the host and its key last as long as Porthole runs.</source>
        <translation>Beim Annehmen gilt der Schlüssel für diesen Tab. Er wird nicht gemerkt: Host und Schlüssel bestehen, solange Porthole läuft.</translation>
    </message>
    <message>
        <source>%1 is new here. Is it the right one?</source>
        <translation>%1 ist hier neu. Ist es der richtige?</translation>
    </message>
    <message>
        <source>Nobody on this computer has accepted its host key before. Nothing has been sent to it yet: no user name, no password, no key.</source>
        <translation>Niemand auf diesem Rechner hat seinen Host-Schlüssel bisher angenommen. An ihn wurde noch nichts gesendet: kein Benutzername, kein Passwort, kein Schlüssel.</translation>
    </message>
    <message>
        <source>Take care: this host is known already by a key of another type (%1). A host seldom gets a new kind of key; somebody who poses as it would have one.</source>
        <translation>Vorsicht: Dieser Host ist schon mit einem Schlüssel anderer Art bekannt (%1). Ein Host bekommt selten eine neue Art von Schlüssel; wer sich für ihn ausgibt, hätte eine.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ImportItems</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed there</source>
        <translation>Dort geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Saved here already</source>
        <translation>Hier schon gespeichert</translation>
    </message>
    <message>
        <source>Changed here by hand</source>
        <translation>Hier von Hand geändert</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>Im Papierkorb</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>%1, left out unless ticked</source>
        <translation>%1, ohne Haken ausgelassen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Folder that differs</source>
        <translation>Ordner, der abweicht</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ImportPage</name>
    <message>
        <source>Bring in %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>Bring in connections of %1</source>
        <translation>Verbindungen aus %1 übernehmen</translation>
    </message>
    <message>
        <source>What is to be brought in</source>
        <translation>Was übernommen wird</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be taken over: %1</source>
        <translation>Nicht übernehmbar: %1</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1. Passwords are never taken over, nothing is run, and one click takes all of it back.</source>
        <translation>%1. Passwörter werden nie übernommen, nichts wird ausgeführt, und ein Klick macht alles rückgängig.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>Import %n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung importieren</numerusform>
            <numerusform>%n Verbindungen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is imported yet</source>
        <translation>Noch ist nichts importiert</translation>
    </message>
    <message>
        <source>Look through what would be brought in</source>
        <translation>Durchsehen, was übernommen würde</translation>
    </message>
    <message>
        <source>The row in full</source>
        <translation>Die ganze Zeile</translation>
    </message>
    <message>
        <source>Bringing in …</source>
        <translation>Wird übernommen …</translation>
    </message>
    <message numerus="yes">
        <source>Left out unless ticked: %n key(s), command(s) or tunnel(s).</source>
        <translation>
            <numerusform>Ohne eigenen Haken ausgelassen: %n Schlüssel, Befehl oder Tunnel.</numerusform>
            <numerusform>Ohne je eigenen Haken ausgelassen: %n Schlüssel, Befehle oder Tunnel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::ImportPasswordPage</name>
    <message>
        <source>Bring in %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>%1 is encrypted</source>
        <translation>%1 ist verschlüsselt</translation>
    </message>
    <message>
        <source>Its connections can be read with the password that the other program asks for. It is used once and not kept.</source>
        <translation>Die Verbindungen darin lassen sich mit dem Passwort lesen, nach dem das andere Programm fragt. Es wird einmal verwendet und nicht behalten.</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Passwort der Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Look through it</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>That is not its password.</source>
        <translation>Das ist nicht ihr Passwort.</translation>
    </message>
    <message>
        <source>Waits for a password</source>
        <translation>Wartet auf ein Passwort</translation>
    </message>
</context>
<context>
    <name>porthole::ui::InheritedField</name>
    <message>
        <source>Leave it to the folder</source>
        <translation>Dem Ordner überlassen</translation>
    </message>
    <message>
        <source>None, whatever the folder has</source>
        <translation>Keine Angabe, was immer der Ordner hat</translation>
    </message>
    <message>
        <source>none: %1</source>
        <translation>keine Angabe: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LinkCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Where the link leads</source>
        <translation>Wohin der Link führt</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Ein anderes Programm</translation>
    </message>
    <message>
        <source>It came from a web page or another program. Connect only if you expected it:</source>
        <translation>Er kam von einer Webseite oder einem anderen Programm. Nur verbinden, wenn er erwartet wurde:</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>Der Grund: %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A link wants to open a saved connection</source>
        <translation>Ein Link will eine gespeicherte Verbindung öffnen</translation>
    </message>
    <message>
        <source>A link wants to open a shell</source>
        <translation>Ein Link will eine Shell öffnen</translation>
    </message>
    <message>
        <source>A link wants to open the files of a host</source>
        <translation>Ein Link will die Dateien eines Hosts öffnen</translation>
    </message>
    <message>
        <source>A link wants to open a console</source>
        <translation>Ein Link will eine Konsole öffnen</translation>
    </message>
    <message>
        <source>A file wants to open a console</source>
        <translation>Eine Datei will eine Konsole öffnen</translation>
    </message>
    <message>
        <source>A link or a file was not opened</source>
        <translation>Ein Link oder eine Datei wurde nicht geöffnet</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LinkPage</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>A link wants to be opened</source>
        <translation>Ein Link will geöffnet werden</translation>
    </message>
    <message>
        <source>A link was not opened</source>
        <translation>Ein Link wurde nicht geöffnet</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LockPage</name>
    <message>
        <source>Quit Porthole</source>
        <translation>Porthole beenden</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Porthole is locked</source>
        <translation>Porthole ist gesperrt</translation>
    </message>
    <message>
        <source>Passwords and tokens that were in memory are gone. They are asked for again, or read from the keychain, when they are needed.</source>
        <translation>Passwörter und Token, die im Speicher lagen, sind gelöscht. Werden sie gebraucht, wird wieder nach ihnen gefragt, oder sie kommen aus dem Schlüsselbund.</translation>
    </message>
    <message numerus="yes">
        <source>Tabs behind this: %n. What was connected was disconnected, but for unsaved changes.</source>
        <translation>
            <numerusform>Reiter dahinter: %n. Verbindungen wurden getrennt, außer bei ungesicherten Änderungen.</numerusform>
            <numerusform>Reiter dahinter: %n. Verbindungen wurden getrennt, außer bei ungesicherten Änderungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tabs behind this: %n. What is connected stays connected.</source>
        <translation>
            <numerusform>Reiter dahinter: %n. Was verbunden ist, bleibt verbunden.</numerusform>
            <numerusform>Reiter dahinter: %n. Was verbunden ist, bleibt verbunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain asks for the password of its keyring “Porthole lock”.</source>
        <translation>Der Schlüsselbund fragt nach dem Passwort für „Porthole lock“.</translation>
    </message>
    <message>
        <source>Anybody at this computer can unlock it: no password is asked for. The preferences can change that.</source>
        <translation>Wer an diesem Rechner sitzt, kann entsperren: es wird kein Passwort verlangt. In den Einstellungen lässt sich das ändern.</translation>
    </message>
    <message numerus="yes">
        <source>To be opened once it is unlocked: %n.</source>
        <translation>
            <numerusform>Wird nach dem Entsperren geöffnet: %n.</numerusform>
            <numerusform>Wird nach dem Entsperren geöffnet: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain asks…</source>
        <translation>Der Schlüsselbund fragt…</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LogStrip</name>
    <message>
        <source>Writing every byte of this session to %1</source>
        <translation>Jedes Byte dieser Sitzung wird in %1 geschrieben</translation>
    </message>
    <message>
        <source>Writing this session&apos;s text to %1</source>
        <translation>Der Text dieser Sitzung wird in %1 geschrieben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Nothing is written to %1 any more: %2</source>
        <translation>In %1 wird nichts mehr geschrieben: %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Stop writing to the &amp;file</source>
        <translation>&amp;Mitschreiben beenden</translation>
    </message>
    <message>
        <source>&amp;Write to a file</source>
        <translation>In Datei &amp;mitschreiben</translation>
    </message>
    <message>
        <source>The &amp;text…</source>
        <translation>Den &amp;Text …</translation>
    </message>
    <message>
        <source>Every &amp;byte, for replaying…</source>
        <translation>Jedes &amp;Byte, zum Abspielen …</translation>
    </message>
    <message>
        <source>Write the session to</source>
        <translation>Sitzung schreiben in</translation>
    </message>
</context>
<context>
    <name>porthole::ui::MainMenu</name>
    <message>
        <source>Open a console…	Ctrl+K</source>
        <translation>Konsole öffnen …	Ctrl+K</translation>
    </message>
    <message>
        <source>Connect to a host…	Ctrl+N</source>
        <translation>Mit einem Host verbinden …	Ctrl+N</translation>
    </message>
    <message>
        <source>Open a Slycat server…</source>
        <translation>Slycat-Server öffnen …</translation>
    </message>
    <message>
        <source>Open link from clipboard</source>
        <translation>Link aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Close this tab	Ctrl+W</source>
        <translation>Tab schließen	Ctrl+W</translation>
    </message>
    <message>
        <source>Sidebar	Ctrl+B</source>
        <translation>Seitenleiste	Ctrl+B</translation>
    </message>
    <message>
        <source>Terminal look…</source>
        <translation>Darstellung des Terminals …</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Quit	Ctrl+Q</source>
        <translation>Beenden	Ctrl+Q</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Bring in connections…</source>
        <translation>Verbindungen übernehmen …</translation>
    </message>
    <message>
        <source>Write connections to a file…</source>
        <translation>Verbindungen in eine Datei schreiben …</translation>
    </message>
    <message>
        <source>Preferences…	Ctrl+,</source>
        <translation>Einstellungen …	Ctrl+,</translation>
    </message>
    <message>
        <source>Lock now	Ctrl+Shift+Y</source>
        <translation>Jetzt sperren	Ctrl+Shift+Y</translation>
    </message>
    <message>
        <source>New cloud…</source>
        <translation>Neue Cloud …</translation>
    </message>
</context>
<context>
    <name>porthole::ui::MainWindow</name>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Sidebar (Ctrl+B)</source>
        <translation>Seitenleiste (Ctrl+B)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist geöffnet</translation>
    </message>
    <message>
        <source>Porthole</source>
        <translation>Porthole</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Files can be browsed once %1 is connected</source>
        <translation>Dateien lassen sich durchsehen, sobald %1 verbunden ist</translation>
    </message>
    <message>
        <source>A program has the whole terminal; the shell cannot be typed to</source>
        <translation>Ein Programm belegt das ganze Terminal; in die Shell lässt sich nichts tippen</translation>
    </message>
    <message>
        <source>This name cannot be typed into a shell</source>
        <translation>Dieser Name lässt sich in einer Shell nicht tippen</translation>
    </message>
    <message>
        <source>Press Enter to go there</source>
        <translation>Enter drücken, um dorthin zu wechseln</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>The tunnels of %1 were not saved: %2</source>
        <translation>Die Tunnel von %1 wurden nicht gespeichert: %2</translation>
    </message>
    <message>
        <source>Too many links wait for an answer; another one was dropped</source>
        <translation>Zu viele Links warten auf eine Antwort; ein weiterer wurde verworfen</translation>
    </message>
    <message>
        <source>Nothing is saved under the name %1</source>
        <translation>Unter dem Namen %1 ist nichts gespeichert</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>%1 is in no clouds.yaml that was found</source>
        <translation>%1 steht in keiner gefundenen clouds.yaml</translation>
    </message>
    <message>
        <source>Porthole does not speak the protocol of %1</source>
        <translation>Porthole spricht das Protokoll von %1 nicht</translation>
    </message>
    <message>
        <source>Bring in connections</source>
        <translation>Verbindungen übernehmen</translation>
    </message>
    <message>
        <source>Connections (*.json *.csv *.xml *.reg *.rdp *.remmina *.tigervnc)</source>
        <translation>Verbindungen (*.json *.csv *.xml *.reg *.rdp *.remmina *.tigervnc)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Write connections to a file</source>
        <translation>Verbindungen in eine Datei schreiben</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>It waits for an answer of yours.</source>
        <translation>Hier wird auf eine Antwort gewartet.</translation>
    </message>
    <message>
        <source>Several connections have this name. It is asked then which one is meant.</source>
        <translation>Mehrere Verbindungen heißen so. Dann wird gefragt, welche gemeint ist.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 stands in ~/.ssh/config, and is removed there</source>
        <translation>%1 steht in ~/.ssh/config und wird dort entfernt</translation>
    </message>
    <message>
        <source>Locked — %1</source>
        <translation>Gesperrt — %1</translation>
    </message>
    <message>
        <source>Something has happened in a tab. It is locked.</source>
        <translation>In einem Reiter ist etwas geschehen. Er ist gesperrt.</translation>
    </message>
    <message>
        <source>%1 is no cloud that is saved or in a clouds.yaml that was found</source>
        <translation>%1 ist keine Cloud, die gespeichert ist oder in einer gefundenen clouds.yaml steht</translation>
    </message>
</context>
<context>
    <name>porthole::ui::NameForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where the link leads to</source>
        <translation>Wohin der Verweis führt</translation>
    </message>
    <message>
        <source>Leads to: a path, or a name in this folder</source>
        <translation>Führt zu: einem Pfad oder einem Namen in diesem Ordner</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>Neuer Verweis</translation>
    </message>
    <message>
        <source>A name has no slash in it, and is neither . nor ..</source>
        <translation>Ein Name hat keinen Schrägstrich und ist weder . noch ..</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <translation>Etwas mit diesem Namen gibt es schon.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::OpenPagesView</name>
    <message>
        <source>Open tabs</source>
        <translation>Geöffnete Tabs</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PageElsewhere</name>
    <message>
        <source>This tab is in a window of its own.</source>
        <translation>Dieser Tab ist in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PageTabs</name>
    <message>
        <source>Open tabs</source>
        <translation>Geöffnete Tabs</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Close this tab (Ctrl+W)</source>
        <translation>Tab schließen (Ctrl+W)</translation>
    </message>
    <message>
        <source>Bring back from its window	Ctrl+Shift+M</source>
        <translation>Aus dem Fenster zurückholen	Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Into a window of its own	Ctrl+Shift+M</source>
        <translation>In ein eigenes Fenster	Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Close	Ctrl+W</source>
        <translation>Schließen	Ctrl+W</translation>
    </message>
    <message>
        <source>%1, %2, waits for you</source>
        <translation>%1, %2, wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>● %1</source>
        <translation>● %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PageWindow</name>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PasswordForm</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PathBar</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Click beside the folders, or press / in the list, to type a path</source>
        <translation>Neben die Ordner klicken oder in der Liste / drücken, um einen Pfad zu tippen</translation>
    </message>
    <message>
        <source>Path of a folder</source>
        <translation>Pfad eines Ordners</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1</translation>
    </message>
    <message>
        <source>Folders above</source>
        <translation>Übergeordnete Ordner</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PermissionsForm</name>
    <message>
        <source>Permissions as octal digits</source>
        <translation>Zugriffsrechte als Oktalziffern</translation>
    </message>
    <message>
        <source>Octal</source>
        <translation>Oktal</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Execute</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Permissions of %1</source>
        <translation>Zugriffsrechte von %1</translation>
    </message>
    <message numerus="yes">
        <source>Permissions of %n item(s)</source>
        <translation>
            <numerusform>Zugriffsrechte von %n Eintrag</numerusform>
            <numerusform>Zugriffsrechte von %n Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Terminal look…</source>
        <translation>Aussehen der Terminals …</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt hier nichts.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Light or dark, in the whole program.</source>
        <translation>Hell oder dunkel, im ganzen Programm.</translation>
    </message>
    <message>
        <source>theme colours dark light night</source>
        <translation>thema farben dunkel hell nacht</translation>
    </message>
    <message>
        <source>Tabs of the last time</source>
        <translation>Tabs vom letzten Mal</translation>
    </message>
    <message>
        <source>What was open comes back as tabs, and is connected when you want it.</source>
        <translation>Was offen war, kommt als Tabs wieder und wird auf Wunsch verbunden.</translation>
    </message>
    <message>
        <source>restore session start reopen reconnect</source>
        <translation>wiederherstellen sitzung start öffnen verbinden</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>The desktop tells what happens in a tab while you do not look at the window.</source>
        <translation>Der Desktop meldet, was in einem Tab geschieht, während das Fenster nicht vorn ist.</translation>
    </message>
    <message>
        <source>alert message background transfer finished</source>
        <translation>hinweis nachricht hintergrund übertragung fertig</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Terminals</translation>
    </message>
    <message>
        <source>Colours, font, cursor, and how many lines are kept.</source>
        <translation>Farben, Schrift, Cursor und wie viele Zeilen aufgehoben werden.</translation>
    </message>
    <message>
        <source>terminal font theme cursor scrollback lines</source>
        <translation>terminal schrift thema cursor verlauf zeilen</translation>
    </message>
    <message>
        <source>They count at once</source>
        <translation>Gelten sofort</translation>
    </message>
    <message>
        <source>What is chosen counts at once</source>
        <translation>Was gewählt wird, gilt sofort</translation>
    </message>
    <message>
        <source>Reachability</source>
        <translation>Erreichbarkeit</translation>
    </message>
    <message>
        <source>Every few minutes it is looked whether favourites and what is used most can be reached. Nobody signs in for that.</source>
        <translation>Alle paar Minuten wird geprüft, ob Favoriten und häufig Benutztes erreichbar sind. Dabei wird nirgends angemeldet.</translation>
    </message>
    <message>
        <source>health check status online offline dot ping</source>
        <translation>Status prüfen online offline Punkt ping erreichbar</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Texts and edges stand out as far as they can. Without it, as the desktop asks for.</source>
        <translation>Texte und Kanten heben sich so weit ab wie möglich. Ohne das: wie der Desktop es verlangt.</translation>
    </message>
    <message>
        <source>accessibility eyes readable edges</source>
        <translation>Barrierefreiheit Augen lesbar Kanten</translation>
    </message>
    <message>
        <source>lock idle away password security keychain sleep suspend screen saver</source>
        <translation>sperren untätig abwesend passwort sicherheit schlüsselbund schlafen standby bildschirmschoner</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Nach %n Minute</numerusform>
            <numerusform>Nach %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock when nobody uses it</source>
        <translation>Sperren, wenn niemand es benutzt</translation>
    </message>
    <message>
        <source>Hides what is open, and wipes passwords and tokens from memory. “Lock now” is in the menu.</source>
        <translation>Verbirgt, was offen ist, und löscht Passwörter und Token aus dem Speicher. „Jetzt sperren“ steht im Menü.</translation>
    </message>
    <message>
        <source>Lock with the desktop</source>
        <translation>Mit dem Bildschirm sperren</translation>
    </message>
    <message>
        <source>When the screen is locked, or the computer goes to sleep.</source>
        <translation>Wenn der Bildschirm gesperrt wird oder der Rechner schlafen geht.</translation>
    </message>
    <message>
        <source>Locking disconnects</source>
        <translation>Sperren trennt Verbindungen</translation>
    </message>
    <message>
        <source>What is open is closed. Afterwards it can be opened again, but for consoles whose link is good once.</source>
        <translation>Was offen ist, wird geschlossen. Danach lässt es sich wieder öffnen, außer Konsolen, deren Link nur einmal gilt.</translation>
    </message>
    <message>
        <source>Unlocking takes a password</source>
        <translation>Entsperren verlangt ein Passwort</translation>
    </message>
    <message>
        <source>The keychain keeps it and asks for it, unless it is told to unlock “Porthole lock” automatically. Without it anybody at this computer can unlock.</source>
        <translation>Der Schlüsselbund bewahrt es auf und fragt danach, sofern er „Porthole lock“ nicht von selbst entsperren soll. Ohne es kann jeder an diesem Rechner entsperren.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PreviewPane</name>
    <message>
        <source>Download…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Vorschau schließen</translation>
    </message>
    <message>
        <source>What is in %1</source>
        <translation>Was in %1 steht</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lesen …</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>This picture is damaged or too large to be shown here. It can be downloaded.</source>
        <translation>Dieses Bild ist beschädigt oder zu groß, um hier gezeigt zu werden. Es lässt sich herunterladen.</translation>
    </message>
    <message>
        <source>This is neither text nor a PNG or JPEG picture. It can be downloaded.</source>
        <translation>Dies ist weder Text noch ein PNG- oder JPEG-Bild. Es lässt sich herunterladen.</translation>
    </message>
    <message>
        <source>… the rest is not shown.</source>
        <translation>… der Rest wird nicht gezeigt.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::Question</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::RemoteFileModel</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>By the host&apos;s own clock</source>
        <translation>Nach der Uhr des Hosts</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>porthole::ui::RepairPage</name>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Diese Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>What you saved cannot be read</source>
        <translation>Das Gespeicherte kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Its file is damaged. Nothing was changed in it. A backup can take its place; the damaged file is kept beside it under another name.</source>
        <translation>Die Datei ist beschädigt. Sie wurde nicht verändert. Eine Sicherung kann ihren Platz einnehmen; die beschädigte Datei bleibt daneben unter einem anderen Namen erhalten.</translation>
    </message>
    <message>
        <source>Its file is damaged, and there is no backup that could take its place. Nothing was changed in it.</source>
        <translation>Die Datei ist beschädigt, und es gibt keine Sicherung, die ihren Platz einnehmen könnte. Sie wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>%1, entries: %2</source>
        <translation>%1, Einträge: %2</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Beschädigte Datei</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>The file with what you saved is damaged</source>
        <translation>Die Datei mit dem Gespeicherten ist beschädigt</translation>
    </message>
    <message>
        <source>The backup was restored; the damaged file is kept beside it</source>
        <translation>Die Sicherung wurde wiederhergestellt; die beschädigte Datei bleibt daneben erhalten</translation>
    </message>
    <message>
        <source>The backup was not restored: %1</source>
        <translation>Die Sicherung wurde nicht wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>No backup could be made: %1</source>
        <translation>Es konnte keine Sicherung angelegt werden: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::RestoredPage</name>
    <message>
        <source>Close all</source>
        <translation>Alle schließen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>%1
It was open when Porthole was closed. Nothing is connected yet.</source>
        <translation>%1
Es war offen, als Porthole geschlossen wurde. Noch ist nichts verbunden.</translation>
    </message>
    <message>
        <source>Connect all %1</source>
        <translation>Alle %1 verbinden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1: being opened</source>
        <translation>%1: wird geöffnet</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1: nicht verbunden</translation>
    </message>
    <message>
        <source>%1
It was disconnected when Porthole was locked.</source>
        <translation>%1
Die Verbindung wurde getrennt, als Porthole gesperrt wurde.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SavingLine</name>
    <message>
        <source>This was not saved: %1</source>
        <translation>Dies wurde nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SealedCard</name>
    <message>
        <source>Porthole</source>
        <translation>Porthole</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SearchBar</name>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Tell capitals from small letters (Alt+C)</source>
        <translation>Groß- und Kleinschreibung beachten (Alt+C)</translation>
    </message>
    <message>
        <source>Search in the terminal</source>
        <translation>Im Terminal suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Text to search for</source>
        <translation>Zu suchender Text</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Previous match, further up (Enter)</source>
        <translation>Vorheriger Treffer, weiter oben (Enter)</translation>
    </message>
    <message>
        <source>Next match, further down (Shift+Enter)</source>
        <translation>Nächster Treffer, weiter unten (Shift+Enter)</translation>
    </message>
    <message>
        <source>Back to the terminal (Escape)</source>
        <translation>Zurück zum Terminal (Escape)</translation>
    </message>
    <message>
        <source>%1 so far…</source>
        <translation>%1 bisher …</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::ServerMenu</name>
    <message>
        <source>What can be done with %1</source>
        <translation>Was mit %1 möglich ist</translation>
    </message>
    <message>
        <source>Open console	Enter</source>
        <translation>Konsole öffnen	Enter</translation>
    </message>
    <message>
        <source>Copy name	Ctrl+C</source>
        <translation>Name kopieren	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Refresh	F5</source>
        <translation>Aktualisieren	F5</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Keep in Saved</source>
        <translation>Unter „Gespeichert“ behalten</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SettingsFields</name>
    <message>
        <source>several values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, aus %2</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Po&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>as in ~/.ssh/config, else your own name</source>
        <translation>wie in ~/.ssh/config, sonst der eigene Name</translation>
    </message>
    <message>
        <source>as in ~/.ssh/config, else 22</source>
        <translation>wie in ~/.ssh/config, sonst 22</translation>
    </message>
    <message>
        <source>your usual keys and ssh-agent</source>
        <translation>die üblichen Schlüssel und ssh-agent</translation>
    </message>
    <message>
        <source>asked for if the host wants one</source>
        <translation>wird erfragt, wenn der Host eines verlangt</translation>
    </message>
    <message>
        <source>As usual: start it if the host has one</source>
        <translation>Wie üblich: starten, wenn der Host einen hat</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Keine Farbe</translation>
    </message>
    <message>
        <source>saved in the keychain; type to replace it</source>
        <translation>im Schlüsselbund gespeichert; tippen, um es zu ersetzen</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>none: %1</source>
        <translation>keine Angabe: %1</translation>
    </message>
    <message>
        <source>the saved password</source>
        <translation>das gespeicherte Passwort</translation>
    </message>
    <message>
        <source>Instead of %1.</source>
        <translation>Statt: %1.</translation>
    </message>
    <message>
        <source>A password that is typed is kept until Porthole is closed: %1.</source>
        <translation>Ein eingegebenes Passwort wird behalten, bis Porthole geschlossen wird: %1.</translation>
    </message>
    <message>
        <source>what each one&apos;s folder has</source>
        <translation>was der jeweilige Ordner hat</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellCard</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ging verloren.</translation>
    </message>
    <message>
        <source>What you see is the last that came. The session there may have ended with it.</source>
        <translation>Zu sehen ist das Letzte, was ankam. Die Sitzung dort ist vielleicht mit ihr zu Ende gegangen.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The shell on %1 has ended.</source>
        <translation>Die Shell auf %1 ist zu Ende.</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Erneut verbinden</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Tab schließen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellDesk</name>
    <message>
        <source>There is no room for another terminal here</source>
        <translation>Hier ist kein Platz für ein weiteres Terminal</translation>
    </message>
    <message>
        <source>Split to the &amp;right	Ctrl+Shift+E</source>
        <translation>Nach rechts &amp;teilen	Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Split &amp;downwards	Ctrl+Shift+O</source>
        <translation>Nach &amp;unten teilen	Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Another &amp;host to the right</source>
        <translation>Anderer &amp;Host rechts</translation>
    </message>
    <message>
        <source>Another host &amp;below</source>
        <translation>Anderer Host &amp;darunter</translation>
    </message>
    <message>
        <source>Show all &amp;terminals	Ctrl+Shift+X</source>
        <translation>&amp;Alle Terminals zeigen	Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Show this &amp;terminal alone	Ctrl+Shift+X</source>
        <translation>Nur dieses Terminal &amp;anzeigen	Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>&amp;Close this terminal	Ctrl+Shift+W</source>
        <translation>Terminal s&amp;chließen	Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>&amp;Broadcast…	Ctrl+Shift+G</source>
        <translation>Mehr&amp;facheingabe …	Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>S&amp;nippets…	Ctrl+Shift+P</source>
        <translation>Text&amp;bausteine …	Ctrl+Shift+P</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellOverlay</name>
    <message>
        <source>Trying again in %1 s, attempt %2</source>
        <translation>Nächster Versuch in %1 s, Versuch %2</translation>
    </message>
    <message>
        <source>Trying again now, attempt %1</source>
        <translation>Jetzt wieder, Versuch %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellPage</name>
    <message>
        <source>Copied the session&apos;s ID %1</source>
        <translation>ID der Sitzung %1 kopiert</translation>
    </message>
    <message>
        <source>keys go to %1 sessions, Ctrl+Shift+Esc stops that</source>
        <translation>Tasten gehen an %1 Sitzungen, Ctrl+Shift+Esc beendet das</translation>
    </message>
    <message>
        <source>keys go to the host</source>
        <translation>Tasten gehen an den Host</translation>
    </message>
    <message>
        <source>click the terminal to type</source>
        <translation>ins Terminal klicken, um zu tippen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellTab</name>
    <message>
        <source>%1 +%2</source>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>%1 · one of %2, Ctrl+Shift+X shows the others</source>
        <translation>%1 · eines von %2, Ctrl+Shift+X zeigt die anderen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellToolBar</name>
    <message>
        <source>Copy the session&apos;s ID</source>
        <translation>ID der Sitzung kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected (Ctrl+Shift+C)</source>
        <translation>Auswahl kopieren (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste the clipboard (Ctrl+Shift+V)</source>
        <translation>Zwischenablage einfügen (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the terminal (Ctrl+Shift+F)</source>
        <translation>Im Terminal suchen (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>More terminals in this tab, and typing into several (Ctrl+Shift+E splits)</source>
        <translation>Mehr Terminals in diesem Tab, und in mehrere zugleich tippen (Ctrl+Shift+E teilt)</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>Show the session&apos;s tunnels</source>
        <translation>Die Tunnel der Sitzung zeigen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Browse the host&apos;s files (Ctrl+Shift+D)</source>
        <translation>Die Dateien des Hosts durchsehen (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Try to connect again now</source>
        <translation>Jetzt erneut verbinden</translation>
    </message>
    <message>
        <source>Terminal tools</source>
        <translation>Terminalwerkzeuge</translation>
    </message>
    <message>
        <source>Copy the session&apos;s &amp;ID</source>
        <translation>&amp;ID der Sitzung kopieren</translation>
    </message>
    <message>
        <source>sid %1…</source>
        <translation>sid %1…</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>A click copies it.</source>
        <translation>Ein Klick kopiert sie.</translation>
    </message>
    <message>
        <source>Session ID %1</source>
        <translation>Sitzungs-ID %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::Sidebar</name>
    <message>
        <source>Open</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Filter hosts and servers</source>
        <translation>Hosts und Server filtern</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>Clouds</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 ist nicht verwendbar: %2</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>%1
The server itself, and tabs that are open, stay as they are.</source>
        <translation>%1
Der Server selbst und geöffnete Tabs bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>New host</source>
        <translation>Neuer Host</translation>
    </message>
    <message>
        <source>Connect to a host (Ctrl+N)</source>
        <translation>Mit einem Host verbinden (Ctrl+N)</translation>
    </message>
    <message>
        <source>%1
Its password goes from the keychain as well. The host itself, and tabs that are open, stay as they are.</source>
        <translation>%1
Sein Passwort verschwindet auch aus dem Schlüsselbund. Der Host selbst und geöffnete Tabs bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Refresh	F5</source>
        <translation>Aktualisieren	F5</translation>
    </message>
    <message>
        <source>Copy name	Ctrl+C</source>
        <translation>Name kopieren	Ctrl+C</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Reach via</source>
        <translation>Erreichen über</translation>
    </message>
    <message>
        <source>Directly</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>A host that is not saved any more</source>
        <translation>Ein Host, der nicht mehr gespeichert ist</translation>
    </message>
    <message>
        <source>No host is saved yet</source>
        <translation>Noch kein Host gespeichert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>Delete %1 for good?</source>
        <translation>%1 endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n connection(s) for good?</source>
        <translation>
            <numerusform>%n Verbindung endgültig löschen?</numerusform>
            <numerusform>%n Verbindungen endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The machines themselves, and tabs that are open, stay as they are.</source>
        <translation>Die Maschinen selbst und geöffnete Tabs bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Copy into Porthole…</source>
        <translation>In Porthole übernehmen …</translation>
    </message>
    <message>
        <source>New cloud</source>
        <translation>Neue Cloud</translation>
    </message>
    <message>
        <source>A cloud that stands in no clouds.yaml</source>
        <translation>Eine Cloud, die in keiner clouds.yaml steht</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SignInForm</name>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>SHA-256-Fingerabdruck des Zertifikats</translation>
    </message>
    <message>
        <source>%1: sign in</source>
        <translation>%1: Anmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>Im Schlüsselbund behalten</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SignInRows</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Start it if the host has one</source>
        <translation>Starten, wenn der Host einen hat</translation>
    </message>
    <message>
        <source>Require it: without it, do not connect</source>
        <translation>Voraussetzen: ohne ihn nicht verbinden</translation>
    </message>
    <message>
        <source>Never start it</source>
        <translation>Nie starten</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Browse for a key file</source>
        <translation>Nach einer Schlüsseldatei suchen</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>&amp;Agent</source>
        <translation>&amp;Agent</translation>
    </message>
    <message>
        <source>Agent command</source>
        <translation>Befehl des Agents</translation>
    </message>
    <message>
        <source>what starts the agent on the host</source>
        <translation>was den Agent auf dem Host startet</translation>
    </message>
    <message>
        <source>Agent c&amp;ommand</source>
        <translation>Agent-Bef&amp;ehl</translation>
    </message>
    <message>
        <source>A user name has no such characters.</source>
        <translation>Ein Benutzername hat keine solchen Zeichen.</translation>
    </message>
    <message>
        <source>A key file is a whole path: it begins with / or ~/.</source>
        <translation>Eine Schlüsseldatei ist ein ganzer Pfad: Er beginnt mit / oder ~/.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SnippetPalette</name>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Find a snippet</source>
        <translation>Textbaustein suchen</translation>
    </message>
    <message>
        <source>Type it into the terminal (Enter)</source>
        <translation>In das Terminal tippen (Enter)</translation>
    </message>
    <message>
        <source>Type it and press Return (Ctrl+Enter)</source>
        <translation>Tippen und Return drücken (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>{{name}} is asked for each time. Keep passwords and keys out of it: snippets are saved as they are, readable for whoever can read your files.</source>
        <translation>{{name}} wird jedes Mal erfragt. Keine Passwörter und Schlüssel eintragen: Textbausteine werden gespeichert, wie sie sind, lesbar für alle, die die eigenen Dateien lesen können.</translation>
    </message>
    <message>
        <source>There are none yet: New… makes the first one.</source>
        <translation>Es gibt noch keine: Neu … legt den ersten an.</translation>
    </message>
    <message>
        <source>None is called like that.</source>
        <translation>Keiner heißt so.</translation>
    </message>
    <message>
        <source>A snippet has a name and a text.</source>
        <translation>Ein Textbaustein hat einen Namen und einen Text.</translation>
    </message>
    <message>
        <source>There is a snippet of that name.</source>
        <translation>Einen Textbaustein mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
</context>
<context>
    <name>porthole::ui::StartPage</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>Show servers</source>
        <translation>Server zeigen</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>Was ist los?</translation>
    </message>
    <message>
        <source>Welcome to Porthole</source>
        <translation>Willkommen bei Porthole</translation>
    </message>
    <message>
        <source>Your hosts and the consoles of your servers, in one window.</source>
        <translation>Hosts und die Konsolen von Servern, in einem Fenster.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Auf diesem Rechner gefunden</translation>
    </message>
    <message>
        <source>user@host, host:port, or an alias of ~/.ssh/config</source>
        <translation>benutzer@host, host:port oder ein Alias aus ~/.ssh/config</translation>
    </message>
    <message>
        <source>Host to connect to</source>
        <translation>Host, mit dem verbunden wird</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>Connect to a host with a password, a key, an agent</source>
        <translation>Mit einem Host verbinden, mit Passwort, Schlüssel, Agent</translation>
    </message>
    <message>
        <source>Connect to a host</source>
        <translation>Mit einem Host verbinden</translation>
    </message>
    <message>
        <source>A terminal over SSH. Your keys and ~/.ssh/config are used; whatever else the host wants to know is asked in its tab.</source>
        <translation>Ein Terminal über SSH. Eigene Schlüssel und ~/.ssh/config werden verwendet; was der Host sonst wissen will, wird in seinem Tab gefragt.</translation>
    </message>
    <message>
        <source>Console link</source>
        <translation>Konsolen-Link</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open link from clipboard</source>
        <translation>Link aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Paste a console link</source>
        <translation>Konsolen-Link einfügen</translation>
    </message>
    <message>
        <source>The console page that OpenStack links to, a WebSocket (wss://), or a VNC server (vnc://host:1).</source>
        <translation>Die Konsolenseite, auf die OpenStack verweist, ein WebSocket (wss://) oder ein VNC-Server (vnc://host:1).</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>Nur umsehen?</translation>
    </message>
    <message>
        <source>A small cloud and a host inside this program, to try everything on.</source>
        <translation>Eine kleine Cloud und ein Host in diesem Programm, um alles auszuprobieren.</translation>
    </message>
    <message>
        <source>%1 more in the sidebar</source>
        <translation>%1 weitere in der Seitenleiste</translation>
    </message>
    <message>
        <source>Bring in…</source>
        <translation>Übernehmen …</translation>
    </message>
    <message>
        <source>Bring in %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1: %n Verbindung</numerusform>
            <numerusform>%1: %n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No clouds yet. Your OpenStack&apos;s web page offers a file clouds.yaml for download (API Access). Put it into one of these folders, and it is listed here:
~/.config/openstack
/etc/openstack
the folder in which Porthole is started
Or fill in what you know of it.</source>
        <translation>Noch keine Clouds. Die Webseite von OpenStack bietet eine Datei clouds.yaml zum Herunterladen an (API-Zugriff). In einen dieser Ordner gelegt, wird sie hier aufgeführt:
~/.config/openstack
/etc/openstack
der Ordner, in dem Porthole gestartet wird
Oder ausfüllen, was von ihr bekannt ist.</translation>
    </message>
    <message>
        <source>New cloud…</source>
        <translation>Neue Cloud …</translation>
    </message>
</context>
<context>
    <name>porthole::ui::Suggestions</name>
    <message>
        <source>Matching servers and hosts</source>
        <translation>Passende Server und Hosts</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalLookPage</name>
    <message>
        <source>The cursor blinks</source>
        <translation>Der Cursor blinkt</translation>
    </message>
    <message>
        <source>What is selected is copied at once</source>
        <translation>Ausgewähltes wird sofort kopiert</translation>
    </message>
    <message>
        <source>Terminal look</source>
        <translation>Darstellung des Terminals</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Unterstrich</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Schrift</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>C&amp;ursor</source>
        <translation>&amp;Cursor</translation>
    </message>
    <message>
        <source>Lines &amp;kept</source>
        <translation>&amp;Zeilen im Verlauf</translation>
    </message>
    <message>
        <source>It counts at once, in all terminals. A host may choose another cursor; Ctrl with Plus, Minus and 0 makes the letters of one terminal larger and smaller.</source>
        <translation>Gilt sofort, in allen Terminals. Ein Host kann einen anderen Cursor wählen; Ctrl mit Plus, Minus und 0 macht die Schrift eines Terminals größer und kleiner.</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>So sieht es aus</translation>
    </message>
    <message>
        <source>As the window, light or dark</source>
        <translation>Wie das Fenster, hell oder dunkel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Terminal look · it counts at once, in all terminals</source>
        <translation>Darstellung des Terminals · gilt sofort, in allen Terminals</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Paste %1 characters into each of %2 sessions?</source>
        <translation>%1 Zeichen in jede von %2 Sitzungen einfügen?</translation>
    </message>
    <message>
        <source>Paste %1 into each of %2 sessions? In all %3 lines will be run at once.</source>
        <translation>%1 in jede von %2 Sitzungen einfügen? Insgesamt werden sofort %3 Zeilen ausgeführt.</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Paste %1 characters?</source>
        <translation>%1 Zeichen einfügen?</translation>
    </message>
    <message>
        <source>Paste a line? It will be run at once.</source>
        <translation>Eine Zeile einfügen? Sie wird sofort ausgeführt.</translation>
    </message>
    <message>
        <source>Paste %1 lines? Each of them will be run at once.</source>
        <translation>%1 Zeilen einfügen? Jede davon wird sofort ausgeführt.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message numerus="yes">
        <source>The host wants to put %n character(s) on the clipboard.</source>
        <translation>
            <numerusform>Der Host möchte %n Zeichen in die Zwischenablage legen.</numerusform>
            <numerusform>Der Host möchte %n Zeichen in die Zwischenablage legen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalTheme</name>
    <message>
        <source>Solarized dark</source>
        <translation>Solarized dunkel</translation>
    </message>
    <message>
        <source>Solarized light</source>
        <translation>Solarized hell</translation>
    </message>
    <message>
        <source>Ember dark</source>
        <translation>Glut dunkel</translation>
    </message>
    <message>
        <source>Ember light</source>
        <translation>Glut hell</translation>
    </message>
    <message>
        <source>Fjord</source>
        <translation>Fjord</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalView</name>
    <message>
        <source>&amp;Open %1</source>
        <translation>%1 &amp;öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>&amp;Kopieren	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>&amp;Einfügen	Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>&amp;Search…	Ctrl+Shift+F</source>
        <translation>&amp;Suchen …	Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>P&amp;revious prompt	Ctrl+Shift+Up</source>
        <translation>&amp;Vorheriger Prompt	Ctrl+Shift+Up</translation>
    </message>
    <message>
        <source>&amp;Next prompt	Ctrl+Shift+Down</source>
        <translation>&amp;Nächster Prompt	Ctrl+Shift+Down</translation>
    </message>
    <message>
        <source>Clear what has scrolled &amp;off</source>
        <translation>Ve&amp;rlauf leeren</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Keys typed here go to the host. Press Ctrl+Shift+Tab to leave.</source>
        <translation>Hier getippte Tasten gehen an den Host. Ctrl+Shift+Tab verlässt das Terminal.</translation>
    </message>
    <message>
        <source>The host&apos;s shell does not mark its prompts (OSC 133)</source>
        <translation>Die Shell des Hosts markiert ihre Prompts nicht (OSC 133)</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TransferList</name>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Hide the transfers</source>
        <translation>Übertragungen ausblenden</translation>
    </message>
    <message>
        <source>Hide or show the transfers</source>
        <translation>Übertragungen aus- oder einblenden</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) to go</source>
        <translation>
            <numerusform>Noch %n Übertragung</numerusform>
            <numerusform>Noch %n Übertragungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) finished</source>
        <translation>
            <numerusform>%n Übertragung fertig</numerusform>
            <numerusform>%n Übertragungen fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TransferRow</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open the folder it is in</source>
        <translation>Ordner öffnen, in dem es liegt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>to %1 on the host</source>
        <translation>nach %1 auf dem Host</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Download of %1: %2</source>
        <translation>Herunterladen von %1: %2</translation>
    </message>
    <message>
        <source>Upload of %1: %2</source>
        <translation>Hochladen von %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed</source>
        <translation>
            <numerusform>%n Datei fehlgeschlagen</numerusform>
            <numerusform>%n Dateien fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::TroubleCard</name>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>SHA-256-Fingerabdruck des Zertifikats</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
    <message>
        <source>The server answered; agreeing on how to talk.</source>
        <translation>Der Server hat geantwortet; das Protokoll wird ausgehandelt.</translation>
    </message>
    <message>
        <source>Waiting for the server.</source>
        <translation>Wartet auf den Server.</translation>
    </message>
    <message>
        <source>The server asks for a password.</source>
        <translation>Der Server fragt nach einem Passwort.</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>This console is closed.</source>
        <translation>Diese Konsole ist geschlossen.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TroubleOverlay</name>
    <message>
        <source>Trying again in %1 s, attempt %2</source>
        <translation>Nächster Versuch in %1 s, Versuch %2</translation>
    </message>
    <message>
        <source>Trying again now, attempt %1</source>
        <translation>Jetzt wieder, Versuch %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TroubleStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TunnelForm</name>
    <message>
        <source>Listen at</source>
        <translation>Lauschen auf</translation>
    </message>
    <message>
        <source>port, or address:port</source>
        <translation>Port, oder adresse:port</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>host:port</translation>
    </message>
    <message>
        <source>Save with the host</source>
        <translation>Mit dem Host speichern</translation>
    </message>
    <message>
        <source>Open tunnel</source>
        <translation>Tunnel öffnen</translation>
    </message>
    <message>
        <source>Kind of tunnel</source>
        <translation>Art des Tunnels</translation>
    </message>
    <message>
        <source>Not yet: %1.</source>
        <translation>Noch nicht: %1.</translation>
    </message>
    <message>
        <source>Everybody who reaches that side can use it.</source>
        <translation>Alle, die diese Seite erreichen, können ihn benutzen.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TunnelModel</name>
    <message>
        <source>any free port</source>
        <translation>beliebiger freier Port</translation>
    </message>
    <message>
        <source>whatever is asked for</source>
        <translation>was verlangt wird</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Datenverkehr</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TunnelPanel</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop this tunnel</source>
        <translation>Diesen Tunnel stoppen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy where it listens</source>
        <translation>Kopieren, wo er lauscht</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Stop it and take it off the list</source>
        <translation>Stoppen und aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Saved with the host</source>
        <translation>Mit dem Host gespeichert</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>No tunnels yet. They live as long as this tab and come back with the line.</source>
        <translation>Noch keine Tunnel. Sie bestehen so lange wie dieser Tab und kommen mit der Verbindung wieder.</translation>
    </message>
    <message>
        <source>Hide the tunnels; they stay open</source>
        <translation>Tunnel ausblenden; sie bleiben offen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop this tunnel; what is open in it ends</source>
        <translation>Diesen Tunnel stoppen; was darin offen ist, endet</translation>
    </message>
    <message>
        <source>Start this tunnel</source>
        <translation>Diesen Tunnel starten</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
</context>
<context>
    <name>porthole::ui::UndoStrip</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
</context>
</TS>
