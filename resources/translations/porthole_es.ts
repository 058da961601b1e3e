<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>porthole::ImportDesk</name>
    <message>
        <source>%1 was not brought in</source>
        <translation>%1 no se ha importado</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) brought in</source>
        <translation>
            <numerusform>%n conexión importada</numerusform>
            <numerusform>%n conexiones importadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1, without any secret</source>
        <translation>Escrito en %1, sin ningún secreto</translation>
    </message>
    <message>
        <source>%1 was not written</source>
        <translation>%1 no se ha escrito</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Keys of folders brought in</source>
        <translation>Claves de carpetas importadas</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), command(s) or tunnel(s) left out</source>
        <translation>
            <numerusform>%n clave, orden o túnel sin importar</numerusform>
            <numerusform>%n claves, órdenes o túneles sin importar</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders brought in</source>
        <translation>Carpetas importadas</translation>
    </message>
</context>
<context>
    <name>porthole::desktop::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>porthole::imports::ImportWords</name>
    <message>
        <source>the password, which stands there in clear</source>
        <translation>la contraseña, que está allí sin cifrar</translation>
    </message>
    <message>
        <source>the password, which is obscured with a key that everybody knows</source>
        <translation>la contraseña, ocultada con una clave que todos conocen</translation>
    </message>
    <message>
        <source>the password, which is encrypted for the other program</source>
        <translation>la contraseña, cifrada para el otro programa</translation>
    </message>
    <message>
        <source>the password, which is the other program&apos;s in the keychain</source>
        <translation>la contraseña, que en el llavero pertenece al otro programa</translation>
    </message>
    <message>
        <source>the proxy command, which would be run on this computer</source>
        <translation>la orden de proxy, que se ejecutaría en este equipo</translation>
    </message>
    <message>
        <source>a command that would be run on this computer</source>
        <translation>una orden que se ejecutaría en este equipo</translation>
    </message>
    <message>
        <source>the command that takes the place of a shell</source>
        <translation>la orden que ocupa el lugar de un shell</translation>
    </message>
    <message>
        <source>the proxy</source>
        <translation>el proxy</translation>
    </message>
    <message>
        <source>the way through another host (~/.ssh/config can say ProxyJump)</source>
        <translation>el camino por otro host (en ~/.ssh/config: ProxyJump)</translation>
    </message>
    <message>
        <source>the key, which is PuTTY&apos;s and has to be converted (puttygen -O private-openssh)</source>
        <translation>la clave, que es de PuTTY y hay que convertir (puttygen -O private-openssh)</translation>
    </message>
    <message>
        <source>the user, which has characters that no user name has</source>
        <translation>el usuario, con caracteres que ningún nombre de usuario tiene</translation>
    </message>
    <message>
        <source>the port, which is none</source>
        <translation>el puerto, que no es tal</translation>
    </message>
    <message>
        <source>a tunnel that cannot be understood</source>
        <translation>un túnel que no se entiende</translation>
    </message>
    <message>
        <source>the key, which is no path</source>
        <translation>la clave, que no es una ruta</translation>
    </message>
    <message>
        <source>the Windows domain</source>
        <translation>el dominio de Windows</translation>
    </message>
    <message>
        <source>what is too long to be kept</source>
        <translation>lo que es demasiado largo para guardarse</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>no tiene dirección</translation>
    </message>
    <message>
        <source>its address is none</source>
        <translation>su dirección no es tal</translation>
    </message>
    <message>
        <source>its id is none</source>
        <translation>su identificador no es tal</translation>
    </message>
    <message>
        <source>it holds the defaults for others</source>
        <translation>contiene los valores predeterminados de otras</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>it waits for a server to connect, which Porthole does not</source>
        <translation>espera a que se conecte un servidor, cosa que Porthole no hace</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, en %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Private key to sign in with</source>
        <translation>Clave privada para iniciar sesión</translation>
    </message>
    <message>
        <source>Certificate authorities to believe</source>
        <translation>Autoridades de certificación en las que se confía</translation>
    </message>
    <message>
        <source>Command that is run on the host</source>
        <translation>Orden que se ejecuta en el host</translation>
    </message>
    <message>
        <source>Tunnel that lets others in</source>
        <translation>Túnel que deja entrar a otros</translation>
    </message>
    <message>
        <source>the agent&apos;s command, which has characters that cannot be shown</source>
        <translation>la orden del agente, que tiene caracteres que no se pueden mostrar</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>su nombre</translation>
    </message>
    <message>
        <source>its settings</source>
        <translation>sus ajustes</translation>
    </message>
    <message>
        <source>its notes</source>
        <translation>sus notas</translation>
    </message>
</context>
<context>
    <name>porthole::ui</name>
    <message>
        <source>Not listed yet</source>
        <translation>Aún sin listar</translation>
    </message>
    <message>
        <source>Listing… %1 so far</source>
        <translation>Listando… %1 hasta ahora</translation>
    </message>
    <message>
        <source>Listing…</source>
        <translation>Listando…</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n servidor</numerusform>
            <numerusform>%n servidores</numerusform>
        </translation>
    </message>
    <message>
        <source>No servers</source>
        <translation>Ningún servidor</translation>
    </message>
    <message>
        <source>Could not be listed</source>
        <translation>No se ha podido listar</translation>
    </message>
    <message>
        <source>Could not be listed: %1</source>
        <translation>No se ha podido listar: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n proyecto</numerusform>
            <numerusform>%n proyectos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n región</numerusform>
            <numerusform>%n regiones</numerusform>
        </translation>
    </message>
    <message>
        <source>a host that is not saved any more</source>
        <translation>un host que ya no está guardado</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>No se puede usar: %1</translation>
    </message>
    <message>
        <source>Signed in; no project to list</source>
        <translation>Sesión iniciada; no hay proyectos</translation>
    </message>
    <message>
        <source>%1 · via %2</source>
        <translation>%1 · a través de %2</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problema: %1</translation>
    </message>
    <message>
        <source>Flavor: %1</source>
        <translation>Sabor: %1</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>Imagen: %1</translation>
    </message>
    <message>
        <source>Zone: %1</source>
        <translation>Zona: %1</translation>
    </message>
    <message>
        <source>Id: %1</source>
        <translation>ID: %1</translation>
    </message>
    <message>
        <source>Locked: only administrators may change it</source>
        <translation>Bloqueado: solo pueden cambiarlo los administradores</translation>
    </message>
    <message>
        <source>Reached through %1, consoles too</source>
        <translation>Se accede a través de %1, también a las consolas</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Arrancando</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Apagándose</translation>
    </message>
    <message>
        <source>Rebooting</source>
        <translation>Reiniciándose</translation>
    </message>
    <message>
        <source>Rebooting hard</source>
        <translation>Reinicio forzado en curso</translation>
    </message>
    <message>
        <source>Suspending</source>
        <translation>Suspendiéndose</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Reanudándose</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausándose</translation>
    </message>
    <message>
        <source>Being shelved</source>
        <translation>Archivándose</translation>
    </message>
    <message>
        <source>Coming off the shelf</source>
        <translation>Desarchivándose</translation>
    </message>
    <message>
        <source>Migrating</source>
        <translation>Migrándose</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Borrándose</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Being built</source>
        <translation>En creación</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Password being set</source>
        <translation>Estableciendo la contraseña</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Being rebuilt</source>
        <translation>Reconstruyéndose</translation>
    </message>
    <message>
        <source>In rescue mode</source>
        <translation>En modo de rescate</translation>
    </message>
    <message>
        <source>Being resized</source>
        <translation>Cambiando de tamaño</translation>
    </message>
    <message>
        <source>Resize being undone</source>
        <translation>Deshaciendo el cambio de tamaño</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Archivado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendido</translation>
    </message>
    <message>
        <source>Resized, to be confirmed</source>
        <translation>Tamaño cambiado, por confirmar</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>Estado desconocido</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Secret of the application credential</source>
        <translation>Secreto de la credencial de aplicación</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Sesión no iniciada</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Needs the password</source>
        <translation>Necesita la contraseña</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>Necesita: %1</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Sesión iniciada</translation>
    </message>
    <message>
        <source>Could not sign in</source>
        <translation>No se ha podido iniciar sesión</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Arrancar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Hard reboot</source>
        <translation>Reinicio forzado</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Desarchivar</translation>
    </message>
    <message>
        <source>%1 is starting</source>
        <translation>%1 está arrancando</translation>
    </message>
    <message>
        <source>%1 is stopping</source>
        <translation>%1 se está apagando</translation>
    </message>
    <message>
        <source>%1 is rebooting</source>
        <translation>%1 se está reiniciando</translation>
    </message>
    <message>
        <source>%1 is rebooting hard</source>
        <translation>%1 se está reiniciando de forma forzada</translation>
    </message>
    <message>
        <source>%1 is resuming</source>
        <translation>%1 se está reanudando</translation>
    </message>
    <message>
        <source>%1 is coming off the shelf</source>
        <translation>%1 se está desarchivando</translation>
    </message>
    <message>
        <source>%1: %2 was not possible. %3</source>
        <translation>%1: %2 no ha sido posible. %3</translation>
    </message>
    <message>
        <source>the configuration</source>
        <translation>la configuración</translation>
    </message>
    <message>
        <source>Signing in was cancelled.</source>
        <translation>Se ha cancelado el inicio de sesión.</translation>
    </message>
    <message>
        <source>Nothing is lost; sign in when you are ready.</source>
        <translation>No se ha perdido nada; se puede iniciar sesión en cualquier momento.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>The cloud did not answer in time.</source>
        <translation>La nube no ha respondido a tiempo.</translation>
    </message>
    <message>
        <source>It may be busy, or a firewall stands in between.</source>
        <translation>Puede estar ocupada o haber un cortafuegos en medio.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The cloud cannot be reached.</source>
        <translation>No se puede llegar a la nube.</translation>
    </message>
    <message>
        <source>Check your network or VPN, and the address in %1.</source>
        <translation>Comprobar la red o la VPN, y la dirección en %1.</translation>
    </message>
    <message>
        <source>The cloud ended the connection.</source>
        <translation>La nube ha cerrado la conexión.</translation>
    </message>
    <message>
        <source>It may be restarting.</source>
        <translation>Puede que se esté reiniciando.</translation>
    </message>
    <message>
        <source>No secure connection could be made.</source>
        <translation>No se ha podido establecer una conexión segura.</translation>
    </message>
    <message>
        <source>Check that the address in %1 begins as it should and that the file with the cloud&apos;s certificate authority is there.</source>
        <translation>Comprobar que la dirección en %1 empieza como debe y que existe el archivo con la autoridad de certificación de la nube.</translation>
    </message>
    <message>
        <source>The configuration is not usable.</source>
        <translation>La configuración no se puede usar.</translation>
    </message>
    <message>
        <source>Correct it in %1, then try again.</source>
        <translation>Corregirla en %1 y reintentar.</translation>
    </message>
    <message>
        <source>The cloud did not accept the sign-in.</source>
        <translation>La nube no ha aceptado el inicio de sesión.</translation>
    </message>
    <message>
        <source>Check the user name and the password. What is written in %1 counts.</source>
        <translation>Comprobar el nombre de usuario y la contraseña. Vale lo escrito en %1.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>You are not allowed to do this in this cloud.</source>
        <translation>Esto no está permitido en esta nube.</translation>
    </message>
    <message>
        <source>Ask whoever runs the cloud for a role in the project.</source>
        <translation>Pedir un rol en el proyecto a quien administra la nube.</translation>
    </message>
    <message>
        <source>Something that the configuration names is not there.</source>
        <translation>No existe algo que nombra la configuración.</translation>
    </message>
    <message>
        <source>Check the project, the domain and the region in %1.</source>
        <translation>Comprobar el proyecto, el dominio y la región en %1.</translation>
    </message>
    <message>
        <source>The cloud is not available now.</source>
        <translation>La nube no está disponible ahora.</translation>
    </message>
    <message>
        <source>It may be under maintenance.</source>
        <translation>Puede estar en mantenimiento.</translation>
    </message>
    <message>
        <source>The cloud&apos;s certificate is not trusted.</source>
        <translation>El certificado de la nube no es de confianza.</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Go on only if the fingerprint below is the one that the cloud&apos;s operator gave you.</source>
        <translation>Alguien podría estar escuchando. Continuar solo si la huella de abajo es la que ha dado el operador de la nube.</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>Confiar en él</translation>
    </message>
    <message>
        <source>The host that leads to the cloud is not the one it was.</source>
        <translation>El host que lleva a la nube no es el que era.</translation>
    </message>
    <message>
        <source>Do not go on until its operator confirms the change.</source>
        <translation>No continuar hasta que su operador confirme el cambio.</translation>
    </message>
    <message>
        <source>This cloud does not speak what Porthole needs.</source>
        <translation>Esta nube no habla lo que Porthole necesita.</translation>
    </message>
    <message>
        <source>The details say what is missing. Check the address of the identity service in %1.</source>
        <translation>Los detalles dicen qué falta. Comprobar la dirección del servicio de identidad en %1.</translation>
    </message>
    <message>
        <source>The cloud answered something that makes no sense.</source>
        <translation>La nube ha respondido algo que no tiene sentido.</translation>
    </message>
    <message>
        <source>A proxy or a sign-in page may stand in between. If it keeps happening, show the details to the cloud&apos;s operator.</source>
        <translation>Puede haber un proxy o una página de inicio de sesión en medio. Si se repite, mostrar los detalles al operador de la nube.</translation>
    </message>
    <message>
        <source>A file that is needed cannot be read.</source>
        <translation>No se puede leer un archivo necesario.</translation>
    </message>
    <message>
        <source>Check %1 and the files that it names.</source>
        <translation>Comprobar %1 y los archivos que nombra.</translation>
    </message>
    <message>
        <source>Something went wrong in Porthole itself.</source>
        <translation>Algo ha fallado en el propio Porthole.</translation>
    </message>
    <message>
        <source>If it keeps happening, please report it with the details.</source>
        <translation>Si se repite, informar de ello con los detalles.</translation>
    </message>
    <message>
        <source>Way through %1</source>
        <translation>Camino por %1</translation>
    </message>
    <message>
        <source>How clouds are reached could not be read or saved: %1</source>
        <translation>No se ha podido leer o guardar cómo se llega a las nubes: %1</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 de %3)</translation>
    </message>
    <message>
        <source>The host key of %1 was not accepted.</source>
        <translation>No se ha aceptado la clave de host de %1.</translation>
    </message>
    <message>
        <source>Nothing of yours was sent. If you have its fingerprint from whoever runs the host, try again and compare.</source>
        <translation>No se ha enviado nada propio. Si se tiene la huella de quien administra el host, reintentar y comparar.</translation>
    </message>
    <message>
        <source>%1 is not the host that you know.</source>
        <translation>%1 no es el host conocido.</translation>
    </message>
    <message>
        <source>Its host key is another one than it was. Either it was set up anew, or somebody is between you and it. Nothing of yours was sent.

Ask whoever runs it. Only if they confirm the new key, remove the old line from ~/.ssh/known_hosts; the details say which. Porthole does not do that for you.</source>
        <translation>Su clave de host no es la que era. O se ha instalado de nuevo, o hay alguien en medio. No se ha enviado nada propio.

Preguntar a quien lo administra. Solo si confirma la clave nueva, quitar la línea antigua de ~/.ssh/known_hosts; los detalles dicen cuál. Porthole no lo hace por su cuenta.</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Cerrar esta pestaña</translation>
    </message>
    <message>
        <source>The host key of %1 has been revoked.</source>
        <translation>La clave de host de %1 ha sido revocada.</translation>
    </message>
    <message>
        <source>Whoever runs it has declared this key invalid: it may have been stolen. Nothing of yours was sent. Do not go on until they have given the host a new one.</source>
        <translation>Quien lo administra ha declarado no válida esta clave: pueden haberla robado. No se ha enviado nada propio. No continuar hasta que el host tenga una nueva.</translation>
    </message>
    <message>
        <source>Give its command in the connection&apos;s settings (More), or connect without an agent.</source>
        <translation>Indicar su orden en los ajustes de la conexión (Más), o conectar sin agente.</translation>
    </message>
    <message>
        <source>%1 has no agent configured.</source>
        <translation>%1 no tiene ningún agente configurado.</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Editar la conexión</translation>
    </message>
    <message>
        <source>The agent of %1 has no command.</source>
        <translation>El agente de %1 no tiene orden.</translation>
    </message>
    <message>
        <source>The agent on %1 did not start.</source>
        <translation>El agente en %1 no ha arrancado.</translation>
    </message>
    <message>
        <source>The details say what it answered. Nothing was left running there.</source>
        <translation>Los detalles dicen qué ha respondido. No ha quedado nada en ejecución allí.</translation>
    </message>
    <message>
        <source>The connection was cancelled.</source>
        <translation>Se ha cancelado la conexión.</translation>
    </message>
    <message>
        <source>Connect again when you are ready.</source>
        <translation>Se puede volver a conectar en cualquier momento.</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Volver a conectar</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 no ha respondido a tiempo.</translation>
    </message>
    <message>
        <source>It may be off or busy, or a firewall stands in between.</source>
        <translation>Puede estar apagado u ocupado, o haber un cortafuegos en medio.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>No se puede llegar a %1.</translation>
    </message>
    <message>
        <source>Check its name and port, your network, and that its SSH server is running.</source>
        <translation>Comprobar el nombre y el puerto, la red, y que su servidor SSH esté en marcha.</translation>
    </message>
    <message>
        <source>%1 hung up before the session began.</source>
        <translation>%1 ha colgado antes de empezar la sesión.</translation>
    </message>
    <message>
        <source>It may be taking no more connections just now, or none from here, or what answers is no SSH server.</source>
        <translation>Puede que no admita más conexiones por ahora, o ninguna desde aquí, o que quien responde no sea un servidor SSH.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>No se ha podido establecer una conexión segura con %1.</translation>
    </message>
    <message>
        <source>The details say what went wrong.</source>
        <translation>Los detalles dicen qué ha fallado.</translation>
    </message>
    <message>
        <source>This connection cannot be made as it is written.</source>
        <translation>Esta conexión no es posible tal como está escrita.</translation>
    </message>
    <message>
        <source>The details say what is wrong, here or in ~/.ssh/config.</source>
        <translation>Los detalles dicen qué está mal, aquí o en ~/.ssh/config.</translation>
    </message>
    <message>
        <source>%1 did not let you in.</source>
        <translation>%1 no ha dado acceso.</translation>
    </message>
    <message>
        <source>It is the right host, but it refused the sign-in. Try another password here, or check the user name and key.</source>
        <translation>Es el host correcto, pero ha rechazado el inicio de sesión. Probar otra contraseña aquí, o comprobar el nombre de usuario y la clave.</translation>
    </message>
    <message>
        <source>What this connection needs was not allowed.</source>
        <translation>No se ha permitido lo que esta conexión necesita.</translation>
    </message>
    <message>
        <source>~/.ssh/config wants a program to be run on this computer, and it was refused.</source>
        <translation>~/.ssh/config pide ejecutar un programa en este equipo, y se ha rechazado.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Volver a preguntar</translation>
    </message>
    <message>
        <source>Something that this connection needs is not there.</source>
        <translation>Falta algo que esta conexión necesita.</translation>
    </message>
    <message>
        <source>The details say what: a key file, as a rule.</source>
        <translation>Los detalles dicen qué: por lo general, un archivo de clave.</translation>
    </message>
    <message>
        <source>%1 does not offer a shell.</source>
        <translation>%1 no ofrece una shell.</translation>
    </message>
    <message>
        <source>It let you in, but would not start one. The details say what it answered.</source>
        <translation>Ha aceptado el inicio de sesión, pero no ha abierto ninguna. Los detalles dicen qué ha respondido.</translation>
    </message>
    <message>
        <source>Porthole and %1 have no way of talking in common.</source>
        <translation>Porthole y %1 no tienen un lenguaje en común.</translation>
    </message>
    <message>
        <source>Its SSH server may be too old to be safe, or what answers is no SSH server. Check the port.</source>
        <translation>Su servidor SSH puede ser demasiado antiguo para ser seguro, o quien responde no es un servidor SSH. Comprobar el puerto.</translation>
    </message>
    <message>
        <source>%1 sent something that makes no sense.</source>
        <translation>%1 ha enviado algo que no tiene sentido.</translation>
    </message>
    <message>
        <source>The connection was ended to be safe. If it keeps happening, show the details to whoever runs it.</source>
        <translation>Se ha cerrado la conexión por seguridad. Si se repite, mostrar los detalles a quien lo administra.</translation>
    </message>
    <message>
        <source>Something could not be saved on this computer.</source>
        <translation>No se ha podido guardar algo en este equipo.</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write to ~/.ssh.</source>
        <translation>Comprobar que hay espacio en el disco y permiso para escribir en ~/.ssh.</translation>
    </message>
    <message>
        <source>Reaching %1</source>
        <translation>Contactando con %1</translation>
    </message>
    <message>
        <source>Checking the host key of %1</source>
        <translation>Comprobando la clave de host de %1</translation>
    </message>
    <message>
        <source>Signing in to %1</source>
        <translation>Iniciando sesión en %1</translation>
    </message>
    <message>
        <source>Signing in to %1 as %2</source>
        <translation>Iniciando sesión en %1 como %2</translation>
    </message>
    <message>
        <source>Starting the agent on %1</source>
        <translation>Arrancando el agente en %1</translation>
    </message>
    <message>
        <source>Starting a shell on %1</source>
        <translation>Abriendo una shell en %1</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Sin empezar</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Espera una respuesta</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Con conexión</translation>
    </message>
    <message>
        <source>Waiting to try again</source>
        <translation>En espera del próximo intento</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source> (host %1 of %2)</source>
        <translation> (host %1 de %2)</translation>
    </message>
    <message>
        <source>It was ended by the signal %1.</source>
        <translation>La terminó la señal %1.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>Su código de salida fue %1.</translation>
    </message>
    <message>
        <source>You logged out, or it came to its end.</source>
        <translation>Se cerró la sesión o llegó a su fin.</translation>
    </message>
    <message>
        <source>Agent starting</source>
        <translation>Agente arrancando</translation>
    </message>
    <message>
        <source>Agent ready</source>
        <translation>Agente listo</translation>
    </message>
    <message>
        <source>Agent busy</source>
        <translation>Agente ocupado</translation>
    </message>
    <message>
        <source>Agent lost</source>
        <translation>Agente perdido</translation>
    </message>
    <message>
        <source>Nothing is lost; connect again when you are ready.</source>
        <translation>No se ha perdido nada; se puede volver a conectar en cualquier momento.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>El servidor no ha respondido a tiempo.</translation>
    </message>
    <message>
        <source>The machine may be off or busy, or a firewall stands in between.</source>
        <translation>La máquina puede estar apagada u ocupada, o haber un cortafuegos en medio.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>No se puede llegar al servidor.</translation>
    </message>
    <message>
        <source>Check the address, your network, and that the server is running.</source>
        <translation>Comprobar la dirección, la red, y que el servidor esté en marcha.</translation>
    </message>
    <message>
        <source>The server ended the connection.</source>
        <translation>El servidor ha cerrado la conexión.</translation>
    </message>
    <message>
        <source>It may be restarting, or the console link has expired.</source>
        <translation>Puede que se esté reiniciando, o que el enlace de la consola haya caducado.</translation>
    </message>
    <message>
        <source>The server may not speak TLS on this port, or only a version too old to be safe. Check the address.</source>
        <translation>Puede que el servidor no hable TLS en este puerto, o solo una versión demasiado antigua para ser segura. Comprobar la dirección.</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Editar la dirección</translation>
    </message>
    <message>
        <source>This address cannot be opened.</source>
        <translation>No se puede abrir esta dirección.</translation>
    </message>
    <message>
        <source>Correct it in the field at the top.</source>
        <translation>Corregirla en el campo de arriba.</translation>
    </message>
    <message>
        <source>The server did not accept the sign-in.</source>
        <translation>El servidor no ha aceptado el inicio de sesión.</translation>
    </message>
    <message>
        <source>Try again with the right password. If you came by a console link, it may have expired: ask for a new one.</source>
        <translation>Reintentar con la contraseña correcta. Si se vino por un enlace de consola, puede haber caducado: pedir uno nuevo.</translation>
    </message>
    <message>
        <source>You are not allowed to open this console.</source>
        <translation>No hay permiso para abrir esta consola.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for access.</source>
        <translation>Pedir acceso a quien administra el servidor.</translation>
    </message>
    <message>
        <source>There is no console at this address.</source>
        <translation>No hay ninguna consola en esta dirección.</translation>
    </message>
    <message>
        <source>Console links work for a few minutes only: ask for a new one and paste it at the top.</source>
        <translation>Los enlaces de consola solo valen unos minutos: pedir uno nuevo y pegarlo arriba.</translation>
    </message>
    <message>
        <source>Paste another link</source>
        <translation>Pegar otro enlace</translation>
    </message>
    <message>
        <source>The server does not offer this now.</source>
        <translation>El servidor no ofrece esto ahora.</translation>
    </message>
    <message>
        <source>The machine may be switched off or still starting.</source>
        <translation>La máquina puede estar apagada o arrancando todavía.</translation>
    </message>
    <message>
        <source>This host has no agent configured.</source>
        <translation>Este host no tiene ningún agente configurado.</translation>
    </message>
    <message>
        <source>Give its command in the connection&apos;s settings, or connect without an agent.</source>
        <translation>Indicar su orden en los ajustes de la conexión, o conectar sin agente.</translation>
    </message>
    <message>
        <source>This host&apos;s agent has no command.</source>
        <translation>El agente de este host no tiene orden.</translation>
    </message>
    <message>
        <source>The agent on the host did not start.</source>
        <translation>El agente en el host no ha arrancado.</translation>
    </message>
    <message>
        <source>The details say what it answered. Check its command in the connection&apos;s settings, or connect without an agent.</source>
        <translation>Los detalles dicen qué ha respondido. Comprobar su orden en los ajustes de la conexión, o conectar sin agente.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>El certificado del servidor no es de confianza.</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Go on only if the fingerprint below is the one that the server&apos;s operator gave you.</source>
        <translation>Alguien podría estar escuchando. Continuar solo si la huella de abajo es la que ha dado el operador del servidor.</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Confiar en este certificado</translation>
    </message>
    <message>
        <source>This server&apos;s host key has not been seen before.</source>
        <translation>La clave de host de este servidor no se ha visto antes.</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one that the server&apos;s operator gave you, then try again.</source>
        <translation>Comparar su huella con la que ha dado el operador del servidor y reintentar.</translation>
    </message>
    <message>
        <source>This server&apos;s host key is not the one it had before.</source>
        <translation>La clave de host de este servidor no es la que tenía.</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Do not go on until the server&apos;s operator confirms the change.</source>
        <translation>Alguien podría estar escuchando. No continuar hasta que el operador del servidor confirme el cambio.</translation>
    </message>
    <message>
        <source>This server&apos;s host key has been revoked.</source>
        <translation>La clave de host de este servidor ha sido revocada.</translation>
    </message>
    <message>
        <source>Whoever runs the server has declared this key invalid: somebody may have stolen it. Do not go on until the server&apos;s operator gives you a new one.</source>
        <translation>Quien administra el servidor ha declarado no válida esta clave: alguien puede haberla robado. No continuar hasta que el operador del servidor dé una nueva.</translation>
    </message>
    <message>
        <source>Porthole and this server have no language in common.</source>
        <translation>Porthole y este servidor no tienen un lenguaje en común.</translation>
    </message>
    <message>
        <source>The details say what the server asked for. Check that the address is that of a console.</source>
        <translation>Los detalles dicen qué ha pedido el servidor. Comprobar que la dirección es la de una consola.</translation>
    </message>
    <message>
        <source>The server sent something that makes no sense.</source>
        <translation>El servidor ha enviado algo que no tiene sentido.</translation>
    </message>
    <message>
        <source>The connection was ended to be safe. If it keeps happening, show the details to the server&apos;s operator.</source>
        <translation>Se ha cerrado la conexión por seguridad. Si se repite, mostrar los detalles al operador del servidor.</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write there.</source>
        <translation>Comprobar que hay espacio en el disco y permiso para escribir allí.</translation>
    </message>
    <message>
        <source>The console opens by itself as soon as it is there.</source>
        <translation>La consola se abre sola en cuanto esté ahí.</translation>
    </message>
    <message>
        <source>Start it here; the console opens by itself.</source>
        <translation>Arrancarlo aquí; la consola se abre sola.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Arrancar el servidor</translation>
    </message>
    <message>
        <source>Resume it here; the console opens by itself.</source>
        <translation>Reanudarlo aquí; la consola se abre sola.</translation>
    </message>
    <message>
        <source>Resume the server</source>
        <translation>Reanudar el servidor</translation>
    </message>
    <message>
        <source>Take it off the shelf here, which may take a while; the console opens by itself.</source>
        <translation>Desarchivarlo aquí, lo que puede tardar; la consola se abre sola.</translation>
    </message>
    <message>
        <source>Unshelve the server</source>
        <translation>Desarchivar el servidor</translation>
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
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Link to a folder</source>
        <translation>Enlace a una carpeta</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Device, pipe or socket</source>
        <translation>Dispositivo, tubería o socket</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Connection lost; goes on by itself</source>
        <translation>Conexión perdida; continúa sola</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ha fallado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 de %2 archivos</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n omitido</numerusform>
            <numerusform>%n omitidos</numerusform>
        </translation>
    </message>
    <message>
        <source>The saved Slycat servers are not as they should be: %1</source>
        <translation>Los servidores Slycat guardados no están como deben: %1</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>Choose a host</source>
        <translation>Elegir un host</translation>
    </message>
    <message>
        <source>Connecting to the host</source>
        <translation>Conectando con el host</translation>
    </message>
    <message>
        <source>Check the address and your network, and that the server is running.</source>
        <translation>Comprobar la dirección y la red, y que el servidor esté en marcha.</translation>
    </message>
    <message>
        <source>The server may not speak TLS on this port, or take nothing without it. Check the address.</source>
        <translation>Puede que el servidor no hable TLS en este puerto, o que no acepte nada sin él. Comprobar la dirección.</translation>
    </message>
    <message>
        <source>There is no Slycat server at this address.</source>
        <translation>No hay ningún servidor Slycat en esta dirección.</translation>
    </message>
    <message>
        <source>Check the address. If a proxy has the server below a path, add it: slycat://host/path</source>
        <translation>Comprobar la dirección. Si un proxy tiene el servidor bajo una ruta, añadirla: slycat://host/path</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Comprobar el nombre de usuario y la contraseña.</translation>
    </message>
    <message>
        <source>The server&apos;s rules do not let you in.</source>
        <translation>Las reglas del servidor no permiten el acceso.</translation>
    </message>
    <message>
        <source>This server wants a sign-in that Porthole does not know.</source>
        <translation>Este servidor pide un inicio de sesión que Porthole no conoce.</translation>
    </message>
    <message>
        <source>What it asked for is below.</source>
        <translation>Abajo está lo que ha pedido.</translation>
    </message>
    <message>
        <source>The server answered something that makes no sense.</source>
        <translation>El servidor ha respondido algo que no tiene sentido.</translation>
    </message>
    <message>
        <source>If it keeps happening, show what is below to whoever runs the server.</source>
        <translation>Si se repite, mostrar lo que está abajo a quien administra el servidor.</translation>
    </message>
    <message>
        <source>If it keeps happening, please report it with what is below.</source>
        <translation>Si se repite, informar de ello con lo que está abajo.</translation>
    </message>
    <message>
        <source>This is no host&apos;s name.</source>
        <translation>Esto no es el nombre de un host.</translation>
    </message>
    <message>
        <source>Give it as the server knows it: a name or an address.</source>
        <translation>Darlo como lo conoce el servidor: un nombre o una dirección.</translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in.</source>
        <translation>%1 no ha aceptado el inicio de sesión.</translation>
    </message>
    <message>
        <source>Check your user name and password there.</source>
        <translation>Comprobar el nombre de usuario y la contraseña de ese host.</translation>
    </message>
    <message>
        <source>The server has no agent configured for %1.</source>
        <translation>El servidor no tiene ningún agente configurado para %1.</translation>
    </message>
    <message>
        <source>Connect without one, or give the host&apos;s name letter by letter as it is in the list.</source>
        <translation>Conectar sin agente, o dar el nombre del host letra por letra como está en la lista.</translation>
    </message>
    <message>
        <source>The server&apos;s agent for %1 has no command.</source>
        <translation>El agente del servidor para %1 no tiene orden.</translation>
    </message>
    <message>
        <source>Connect without one, and tell whoever runs the server.</source>
        <translation>Conectar sin agente, y avisar a quien administra el servidor.</translation>
    </message>
    <message>
        <source>Without it there are still the host&apos;s files, and commands.</source>
        <translation>Sin él quedan los archivos del host, y las órdenes.</translation>
    </message>
    <message>
        <source>The server could not connect to %1.</source>
        <translation>El servidor no ha podido conectar con %1.</translation>
    </message>
    <message>
        <source>Check the name: it is looked up where the server is, not here.</source>
        <translation>Comprobar el nombre: se busca donde está el servidor, no aquí.</translation>
    </message>
    <message>
        <source>The host or the server may be busy.</source>
        <translation>El host o el servidor pueden estar ocupados.</translation>
    </message>
    <message>
        <source>The session on %1 has ended.</source>
        <translation>La sesión en %1 ha terminado.</translation>
    </message>
    <message>
        <source>Connect again to go on.</source>
        <translation>Volver a conectar para continuar.</translation>
    </message>
    <message>
        <source>The server cannot use %1.</source>
        <translation>El servidor no puede usar %1.</translation>
    </message>
    <message>
        <source>Below is why.</source>
        <translation>Abajo está el porqué.</translation>
    </message>
    <message>
        <source>The server made no session on %1 that can be used.</source>
        <translation>El servidor no ha abierto en %1 ninguna sesión que se pueda usar.</translation>
    </message>
    <message>
        <source>Signing out and in again may help; else show what is below to whoever runs the server.</source>
        <translation>Cerrar sesión y volver a iniciarla puede ayudar; si no, mostrar lo que está abajo a quien administra el servidor.</translation>
    </message>
    <message>
        <source>The connection to %1 was not made.</source>
        <translation>No se ha establecido la conexión con %1.</translation>
    </message>
    <message>
        <source>… the rest is not shown.</source>
        <translation>… el resto no se muestra.</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>No se ha guardado %1: %2</translation>
    </message>
    <message>
        <source>%1 was not removed completely: %2</source>
        <translation>No se ha quitado %1 por completo: %2</translation>
    </message>
    <message>
        <source>The password of %1 could not be read: %2</source>
        <translation>No se ha podido leer la contraseña de %1: %2</translation>
    </message>
    <message>
        <source>The password of %1 was not saved: %2</source>
        <translation>No se ha guardado la contraseña de %1: %2</translation>
    </message>
    <message>
        <source>The saved hosts could not be read: %1</source>
        <translation>No se han podido leer los hosts guardados: %1</translation>
    </message>
    <message>
        <source>Agreeing on a protocol</source>
        <translation>Acordando un protocolo</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Falta la contraseña</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>En espera del servidor</translation>
    </message>
    <message>
        <source>click the picture to type</source>
        <translation>clic en la imagen para teclear</translation>
    </message>
    <message>
        <source>keys go to the console (Ctrl+Alt releases)</source>
        <translation>las teclas van a la consola (Ctrl+Alt las libera)</translation>
    </message>
    <message>
        <source>keys and pointer go to the console (Ctrl+Alt releases)</source>
        <translation>las teclas y el puntero van a la consola (Ctrl+Alt los libera)</translation>
    </message>
    <message>
        <source>Terminal &amp;look…</source>
        <translation>Aspect&amp;o del terminal…</translation>
    </message>
    <message>
        <source>The settings are not kept: %1</source>
        <translation>Los ajustes no se guardan: %1</translation>
    </message>
    <message>
        <source>Ctrl+click opens %1 in the browser.</source>
        <translation>Ctrl+clic abre %1 en el navegador.</translation>
    </message>
    <message>
        <source>Not opened from here; its menu copies it.</source>
        <translation>No se abre desde aquí; su menú lo copia.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Remoto</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Listens on this computer; the host connects to the target.</source>
        <translation>Escucha en este equipo; el host conecta con el destino.</translation>
    </message>
    <message>
        <source>Listens on the host; this computer connects to the target.</source>
        <translation>Escucha en el host; este equipo conecta con el destino.</translation>
    </message>
    <message>
        <source>Listens on this computer as a SOCKS5 proxy; the host connects to whatever is asked for.</source>
        <translation>Escucha en este equipo como proxy SOCKS5; el host conecta con lo que se pida.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Waiting for the line</source>
        <translation>Espera la conexión</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>A la escucha</translation>
    </message>
    <message>
        <source>Nobody listens: %1.</source>
        <translation>Nadie escucha: %1.</translation>
    </message>
    <message>
        <source>Not served so far: %1. The last: %2.</source>
        <translation>Sin atender hasta ahora: %1. Lo último: %2.</translation>
    </message>
    <message>
        <source>This was not saved: %1</source>
        <translation>No se ha guardado esto: %1</translation>
    </message>
    <message>
        <source>What is saved could not be read: %1</source>
        <translation>No se ha podido leer lo guardado: %1</translation>
    </message>
    <message>
        <source>The password was not saved: %1</source>
        <translation>No se ha guardado la contraseña: %1</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>VNC server</source>
        <translation>Servidor VNC</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>Slycat server</source>
        <translation>Servidor Slycat</translation>
    </message>
    <message>
        <source>Server of a cloud</source>
        <translation>Servidor de una nube</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>No compatible</translation>
    </message>
    <message>
        <source>Cloud of clouds.yaml</source>
        <translation>Nube de clouds.yaml</translation>
    </message>
    <message>
        <source>Server of %1</source>
        <translation>Servidor de %1</translation>
    </message>
    <message>
        <source>%1, not supported</source>
        <translation>%1, no compatible</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Amarillo</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, de %2</translation>
    </message>
    <message>
        <source>the folder %1</source>
        <translation>la carpeta %1</translation>
    </message>
    <message>
        <source>The bookmarks are not kept: %1</source>
        <translation>Los marcadores no se guardan: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
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
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Clave del host</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Superado</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Falta una decisión</translation>
    </message>
    <message>
        <source>Check how the name is written. If it is known inside another network only, connect to that one first, or through a jump host.</source>
        <translation>Comprobar cómo está escrito el nombre. Si solo se conoce dentro de otra red, conectar antes con ella o a través de un host de salto.</translation>
    </message>
    <message>
        <source>The machine is off, or the network does not lead there: a firewall, or a VPN that is not up.</source>
        <translation>El equipo está apagado o la red no llega hasta él: un cortafuegos, o una VPN que no está activa.</translation>
    </message>
    <message>
        <source>Nothing accepts connections there: the service is not started, or listens on another port.</source>
        <translation>Nada acepta conexiones allí: el servicio no está iniciado o escucha en otro puerto.</translation>
    </message>
    <message>
        <source>Something is there, but not what was expected: check the port, and whether the service answers at all.</source>
        <translation>Hay algo allí, pero no lo esperado: comprobar el puerto y si el servicio llega a responder.</translation>
    </message>
    <message>
        <source>Nobody here has met this host yet. Connect, and compare the fingerprint with the one that whoever runs it gives you.</source>
        <translation>Este host aún no se conoce aquí. Conectar y comparar la huella con la que indique quien lo administra.</translation>
    </message>
    <message>
        <source>Ask whoever runs it why it shows another key than before. Nothing of yours was sent.</source>
        <translation>Preguntar a quien lo administra por qué muestra otra clave que antes. No se envió nada propio.</translation>
    </message>
    <message>
        <source>It goes on when you connect and type what is asked for.</source>
        <translation>Continúa al conectar y escribir lo que se pida.</translation>
    </message>
    <message>
        <source>Check the user, the password and the key.</source>
        <translation>Comprobar el usuario, la contraseña y la clave.</translation>
    </message>
    <message>
        <source>Connect, and compare the certificate; or trust the authority that has issued it.</source>
        <translation>Conectar y comparar el certificado, o confiar en la autoridad que lo emitió.</translation>
    </message>
    <message>
        <source>The link has lapsed. Ask for a fresh one.</source>
        <translation>El enlace ha caducado. Pedir uno nuevo.</translation>
    </message>
    <message>
        <source>The way leads through a program on this computer. Connect to see it and to allow it.</source>
        <translation>El camino pasa por un programa de este equipo. Conectar para verlo y permitirlo.</translation>
    </message>
    <message>
        <source>Give the agent&apos;s command under More, or connect without one.</source>
        <translation>Indicar la orden del agente en «Más», o conectar sin él.</translation>
    </message>
    <message>
        <source>Correct what is filled in here, or the line of ~/.ssh/config that is named.</source>
        <translation>Corregir los datos de aquí o la línea indicada de ~/.ssh/config.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>What is open is not kept: %1</source>
        <translation>No se guarda lo que está abierto: %1</translation>
    </message>
    <message>
        <source>There is no keychain: the password is kept until Porthole is closed</source>
        <translation>No hay llavero: la contraseña se guarda hasta que se cierre Porthole</translation>
    </message>
    <message>
        <source>There is nothing in it that could be looked at</source>
        <translation>No hay nada en ello que se pueda comprobar</translation>
    </message>
    <message>
        <source>%1 of %2 are looked at</source>
        <translation>Se comprueban %1 de %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>hace %n min</numerusform>
            <numerusform>hace %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking whether it can be reached</source>
        <translation>Comprobando si es accesible</translation>
    </message>
    <message>
        <source>Reachable %1</source>
        <translation>Accesible %1</translation>
    </message>
    <message>
        <source>Not reachable %1: %2</source>
        <translation>No accesible %1: %2</translation>
    </message>
    <message>
        <source>Cannot be looked at from here: %1</source>
        <translation>No se puede comprobar desde aquí: %1</translation>
    </message>
    <message>
        <source>The password was saved for %1 alone; those that it had one in common with keep that</source>
        <translation>La contraseña se guardó solo para %1; la que comparten los demás queda como está</translation>
    </message>
    <message>
        <source>The password was not given.</source>
        <translation>No se ha dado la contraseña.</translation>
    </message>
    <message>
        <source>The keychain has no keyring “Porthole lock” any more, so nobody can prove to be you. Porthole can be ended and started again; what is connected goes with it.</source>
        <translation>El llavero «Porthole lock» ya no existe, así que nadie puede identificarse. Porthole se puede cerrar e iniciar de nuevo; lo que está conectado termina con él.</translation>
    </message>
    <message>
        <source>The keychain does not answer: %1</source>
        <translation>El llavero no responde: %1</translation>
    </message>
    <message>
        <source>No password was chosen: unlocking takes none</source>
        <translation>No se ha elegido contraseña: para desbloquear no hace falta ninguna</translation>
    </message>
    <message>
        <source>There is no keychain that could ask for a password: %1</source>
        <translation>No hay ningún llavero que pueda pedir una contraseña: %1</translation>
    </message>
    <message>
        <source>%1 cannot be copied: %2</source>
        <translation>%1 no se puede copiar: %2</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 copia</translation>
    </message>
    <message>
        <source>The cloud %1 saved</source>
        <translation>Nube %1 guardada</translation>
    </message>
    <message>
        <source>The cloud %1 changed</source>
        <translation>Nube %1 cambiada</translation>
    </message>
    <message>
        <source>The password of %1 is not in the keychain: %2</source>
        <translation>La contraseña de %1 no está en el llavero: %2</translation>
    </message>
    <message>
        <source>Saved in Porthole</source>
        <translation>Guardada en Porthole</translation>
    </message>
    <message>
        <source>The one in the keychain was not accepted: %1</source>
        <translation>La del llavero no se ha aceptado: %1</translation>
    </message>
    <message>
        <source>The keychain does not give the one that is saved: %1. An empty field asks it again.</source>
        <translation>El llavero no entrega la que está guardada: %1. Un campo vacío vuelve a preguntarle.</translation>
    </message>
    <message>
        <source>what is saved of it</source>
        <translation>lo que hay guardado de ella</translation>
    </message>
    <message>
        <source>Cloud · %1</source>
        <translation>Nube · %1</translation>
    </message>
    <message>
        <source>%1 was deleted for good, and was not changed</source>
        <translation>%1 se borró definitivamente y no se ha cambiado</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ActionQuestion</name>
    <message>
        <source>Stop %1?</source>
        <translation>¿Apagar %1?</translation>
    </message>
    <message>
        <source>Reboot %1?</source>
        <translation>¿Reiniciar %1?</translation>
    </message>
    <message>
        <source>Reboot %1 the hard way?</source>
        <translation>¿Forzar el reinicio de %1?</translation>
    </message>
    <message>
        <source>It shuts down; whoever works on it loses their session.</source>
        <translation>Se apaga; quien trabaje en él pierde su sesión.</translation>
    </message>
    <message>
        <source>Its system restarts; whoever works on it loses their session.</source>
        <translation>Su sistema se reinicia; quien trabaje en él pierde su sesión.</translation>
    </message>
    <message>
        <source>Its power is cut: what is not saved there is lost.</source>
        <translation>Se le corta la corriente: lo que no esté guardado allí se pierde.</translation>
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
        <translation>Buscar hosts y servidores, o pegar un enlace</translation>
    </message>
    <message>
        <source>This cannot be opened: %1</source>
        <translation>Esto no se puede abrir: %1</translation>
    </message>
    <message>
        <source>the name of a server is missing after the cloud&apos;s</source>
        <translation>falta el nombre de un servidor después del de la nube</translation>
    </message>
    <message>
        <source>Search, or open an address</source>
        <translation>Buscar, o abrir una dirección</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>From ~/.ssh/config</source>
        <translation>De ~/.ssh/config</translation>
    </message>
</context>
<context>
    <name>porthole::ui::AuthCard</name>
    <message>
        <source>That was not accepted. Try another password.</source>
        <translation>No se ha aceptado. Probar otra contraseña.</translation>
    </message>
    <message>
        <source>%1 asks for a password.</source>
        <translation>%1 pide una contraseña.</translation>
    </message>
    <message>
        <source>That passphrase does not open the key.</source>
        <translation>Esa frase de contraseña no abre la clave.</translation>
    </message>
    <message>
        <source>Your key is locked with a passphrase.</source>
        <translation>La clave está protegida con una frase de contraseña.</translation>
    </message>
    <message>
        <source>That was not accepted. %1 asks again.</source>
        <translation>No se ha aceptado. %1 vuelve a preguntar.</translation>
    </message>
    <message>
        <source>%1 wants to know:</source>
        <translation>%1 quiere saber:</translation>
    </message>
    <message>
        <source>Its host key is verified. The password is kept in memory for reconnecting, until this tab is closed.</source>
        <translation>Su clave de host está verificada. La contraseña se conserva en memoria para reconectar, hasta que se cierre esta pestaña.</translation>
    </message>
    <message>
        <source>%1
The passphrase stays on this computer.</source>
        <translation>%1
La frase de contraseña no sale de este equipo.</translation>
    </message>
    <message>
        <source>Its host key is verified. The words below are the host&apos;s own.</source>
        <translation>Su clave de host está verificada. Las palabras de abajo son las del host.</translation>
    </message>
    <message>
        <source>
Note: %1.</source>
        <translation>
Nota: %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
</context>
<context>
    <name>porthole::ui::BroadcastBand</name>
    <message>
        <source>A secret typed here goes to %1 sessions</source>
        <translation>Un secreto tecleado aquí va a %1 sesiones</translation>
    </message>
    <message>
        <source>Typing here goes to %1 sessions</source>
        <translation>Lo que se teclee aquí va a %1 sesiones</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop the broadcast (Ctrl+Shift+Esc)</source>
        <translation>Parar la difusión (Ctrl+Shift+Esc)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::BroadcastBinding</name>
    <message>
        <source>a session is gone</source>
        <translation>una sesión ya no está</translation>
    </message>
    <message>
        <source>%1 has no line</source>
        <translation>%1 no tiene conexión</translation>
    </message>
    <message>
        <source>%1 asks for a password</source>
        <translation>%1 pide una contraseña</translation>
    </message>
    <message>
        <source>Not now: %1.</source>
        <translation>Ahora no: %1.</translation>
    </message>
    <message>
        <source>The broadcast has ended: %1. What you type stays here.</source>
        <translation>La difusión ha terminado: %1. Lo que se teclee se queda aquí.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::BroadcastCard</name>
    <message>
        <source>Broadcast</source>
        <translation>Difusión</translation>
    </message>
    <message>
        <source>Sessions that what is typed goes to</source>
        <translation>Sesiones a las que va lo que se teclea</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>All in this tab</source>
        <translation>Todas las de esta pestaña</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What you type or paste into one of the chosen sessions goes to all of them, until you stop it (Ctrl+Shift+Esc), one of them is lost, or one asks for a password.</source>
        <translation>Lo que se teclee o pegue en una de las sesiones elegidas va a todas, hasta que se pare (Ctrl+Shift+Esc), se pierda una de ellas, o una pida una contraseña.</translation>
    </message>
    <message>
        <source>Broadcast to %1</source>
        <translation>Difundir a %1</translation>
    </message>
    <message>
        <source>Choose two sessions or more.</source>
        <translation>Elegir dos sesiones o más.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ChoicePage</name>
    <message>
        <source>Several connections are called %1</source>
        <translation>Varias conexiones se llaman %1</translation>
    </message>
    <message>
        <source>Which one is meant?</source>
        <translation>¿A cuál se refiere?</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Espera una respuesta</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>what it is called in the sidebar</source>
        <translation>cómo se llama en la barra lateral</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Iniciar sesión con</translation>
    </message>
    <message>
        <source>Application credential</source>
        <translation>Credencial de aplicación</translation>
    </message>
    <message>
        <source>its id, or its name</source>
        <translation>su identificador o su nombre</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Domain of the user</source>
        <translation>Dominio del usuario</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>empty: chosen after signing in</source>
        <translation>vacío: se elige tras iniciar sesión</translation>
    </message>
    <message>
        <source>Domain of the project</source>
        <translation>Dominio del proyecto</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>empty: asked for when it is needed</source>
        <translation>vacío: se pide cuando hace falta</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>empty: the cloud&apos;s first</source>
        <translation>vacío: la primera de la nube</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interfaz</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autoridad de certificación</translation>
    </message>
    <message>
        <source>empty: those of this computer</source>
        <translation>vacío: las de este equipo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Tags, colour, notes…</source>
        <translation>Etiquetas, color, notas…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Usuario y contraseña</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Pública</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interna</translation>
    </message>
    <message>
        <source>Administrators&apos;</source>
        <translation>De administración</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse for a file of certificate authorities</source>
        <translation>Buscar un archivo de autoridades de certificación</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>Sign in &amp;with</source>
        <translation>&amp;Iniciar sesión con</translation>
    </message>
    <message>
        <source>C&amp;redential</source>
        <translation>C&amp;redencial</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>Its d&amp;omain</source>
        <translation>Su d&amp;ominio</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>Pro&amp;ject</source>
        <translation>Pro&amp;yecto</translation>
    </message>
    <message>
        <source>Its do&amp;main</source>
        <translation>Su do&amp;minio</translation>
    </message>
    <message>
        <source>Re&amp;gion</source>
        <translation>Re&amp;gión</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>In&amp;terfaz</translation>
    </message>
    <message>
        <source>&amp;CA file</source>
        <translation>&amp;Archivo de CA</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Carpe&amp;ta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Looks whether signing in would work, stage by stage</source>
        <translation>Comprueba etapa por etapa si se podría iniciar sesión</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>New cloud</source>
        <translation>Nube nueva</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>saved in the keychain; type to replace it</source>
        <translation>guardada en el llavero; escribir para sustituirla</translation>
    </message>
    <message>
        <source>The password is kept in the keychain, and nothing of it in a file.</source>
        <translation>La contraseña va al llavero, y nada de ella a un archivo.</translation>
    </message>
    <message>
        <source>%1%2. The password is kept until Porthole is closed.</source>
        <translation>%1%2. La contraseña se conserva hasta que se cierre Porthole.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Archivo de autoridades de certificación</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Secreto</translation>
    </message>
    <message>
        <source>Something that is saved needs a name.</source>
        <translation>Lo que se guarda necesita un nombre.</translation>
    </message>
    <message>
        <source>No slash: a server is found as cloud/server.</source>
        <translation>Sin barra: un servidor se encuentra como nube/servidor.</translation>
    </message>
    <message>
        <source>Another cloud is called that already.</source>
        <translation>Otra nube se llama ya así.</translation>
    </message>
    <message>
        <source>Where its Keystone is: the auth_url of clouds.yaml.</source>
        <translation>Dónde está su Keystone: la auth_url de clouds.yaml.</translation>
    </message>
    <message>
        <source>This is no address of a Keystone, as https://host:5000/v3 is.</source>
        <translation>No es la dirección de un Keystone, como lo es https://host:5000/v3.</translation>
    </message>
    <message>
        <source>The whole path is needed, from / on.</source>
        <translation>Hace falta la ruta completa, desde /.</translation>
    </message>
    <message>
        <source>The id of the credential, or its name.</source>
        <translation>El identificador de la credencial o su nombre.</translation>
    </message>
    <message>
        <source>Who signs in.</source>
        <translation>Quién inicia sesión.</translation>
    </message>
    <message>
        <source>A user&apos;s name needs its domain; often it is Default.</source>
        <translation>Un nombre de usuario necesita su dominio; a menudo es Default.</translation>
    </message>
    <message>
        <source>A project&apos;s name needs its domain; often it is Default.</source>
        <translation>Un nombre de proyecto necesita su dominio; a menudo es Default.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudFormPage</name>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar todavía</translation>
    </message>
    <message>
        <source>Nothing is changed before it is saved</source>
        <translation>No cambia nada hasta que se guarde</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudTreeModel</name>
    <message>
        <source>cloud %1</source>
        <translation>nube %1</translation>
    </message>
    <message>
        <source>cloud %1, project %2</source>
        <translation>nube %1, proyecto %2</translation>
    </message>
    <message>
        <source>%1, region %2</source>
        <translation>%1, región %2</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CloudTreeView</name>
    <message>
        <source>Clouds and their servers</source>
        <translation>Las nubes y sus servidores</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CommandCard</name>
    <message>
        <source>The way to %1 leads through a program on this computer.</source>
        <translation>El camino a %1 pasa por un programa de este equipo.</translation>
    </message>
    <message>
        <source>Your settings for %1 depend on a program on this computer.</source>
        <translation>Los ajustes de %1 dependen de un programa de este equipo.</translation>
    </message>
    <message>
        <source>The command that would run</source>
        <translation>La orden que se ejecutaría</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ejecutarla</translation>
    </message>
    <message>
        <source>It runs as you and can do whatever you can. Allow it only if you know this line:</source>
        <translation>Se ejecuta con la cuenta propia y puede hacer todo lo que ella puede. Permitirla solo si se conoce esta línea:</translation>
    </message>
    <message>
        <source>It stands in %1.</source>
        <translation>Está en %1.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::CommandPane</name>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Command to run on the host</source>
        <translation>Orden para ejecutar en el host</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>What the command says appears here when it has ended.</source>
        <translation>Lo que diga la orden aparece aquí cuando haya terminado.</translation>
    </message>
    <message>
        <source>Running; the server answers when the command has ended.</source>
        <translation>En ejecución; el servidor responde cuando la orden haya terminado.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Dejar de esperar</translation>
    </message>
    <message>
        <source>Ended after %1 s</source>
        <translation>Terminada en %1 s</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>no ha dicho nada</translation>
    </message>
    <message>
        <source>its errors are in red</source>
        <translation>sus errores están en rojo</translation>
    </message>
    <message>
        <source>Slycat does not tell the exit status</source>
        <translation>Slycat no da el código de salida</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConflictCard</name>
    <message>
        <source>newer</source>
        <translation>más reciente</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>más grande</translation>
    </message>
    <message>
        <source>Do the same for all that follow</source>
        <translation>Lo mismo con todos los siguientes</translation>
    </message>
    <message>
        <source>Cancel transfer</source>
        <translation>Cancelar la transferencia</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Conservar ambos</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Sobrescribir</translation>
    </message>
    <message>
        <source>The new one gets another name</source>
        <translation>El nuevo recibe otro nombre</translation>
    </message>
    <message>
        <source>What is there is taken for the beginning, if it agrees with it</source>
        <translation>Lo que hay se toma como el comienzo, si coincide</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ya existe</translation>
    </message>
    <message>
        <source>There is something else called %1</source>
        <translation>Hay otra cosa llamada %1</translation>
    </message>
    <message>
        <source>In %1, on this computer</source>
        <translation>En %1, en este equipo</translation>
    </message>
    <message>
        <source>In %1, on the host</source>
        <translation>En %1, en el host</translation>
    </message>
    <message>
        <source>New, from the host</source>
        <translation>Nuevo, del host</translation>
    </message>
    <message>
        <source>New, from this computer</source>
        <translation>Nuevo, de este equipo</translation>
    </message>
    <message>
        <source>There, on this computer</source>
        <translation>Existente, en este equipo</translation>
    </message>
    <message>
        <source>There, on the host</source>
        <translation>Existente, en el host</translation>
    </message>
    <message>
        <source>a folder, a link or a device</source>
        <translation>una carpeta, un enlace o un dispositivo</translation>
    </message>
    <message>
        <source>New: %1. There: %2.</source>
        <translation>Nuevo: %1. Existente: %2.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConnectPage</name>
    <message>
        <source>Edit host</source>
        <translation>Editar host</translation>
    </message>
    <message>
        <source>New host</source>
        <translation>Host nuevo</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Aún sin conexión</translation>
    </message>
    <message>
        <source>Fill in where to connect to</source>
        <translation>Indicar a dónde conectar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConsolePage</name>
    <message>
        <source>Console picture of %1</source>
        <translation>Imagen de la consola de %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>The picture was not saved: %1</source>
        <translation>No se ha guardado la imagen: %1</translation>
    </message>
    <message>
        <source>The console has the pointer. Ctrl+Alt gives it back.</source>
        <translation>La consola tiene el puntero. Ctrl+Alt lo devuelve.</translation>
    </message>
    <message>
        <source>Click to hand the pointer to the console.</source>
        <translation>Hacer clic para dar el puntero a la consola.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Guardar la imagen</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Imágenes PNG (*.png)</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Imagen copiada</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConsoleToolBar</name>
    <message>
        <source>Console tools</source>
        <translation>Herramientas de la consola</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Del</source>
        <translation>Ctrl+Alt+Del</translation>
    </message>
    <message>
        <source>Send Ctrl+Alt+Del to the console</source>
        <translation>Enviar Ctrl+Alt+Del a la consola</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Keys and combinations that this computer keeps for itself</source>
        <translation>Teclas y combinaciones que este equipo se queda para sí</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Save or copy the console&apos;s picture</source>
        <translation>Guardar o copiar la imagen de la consola</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Try to connect again now</source>
        <translation>Intentar conectar de nuevo ahora</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Show the whole picture, as large as the window allows</source>
        <translation>Mostrar la imagen entera, tan grande como permita la ventana</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Show one pixel of the console as one pixel here</source>
        <translation>Mostrar un píxel de la consola como un píxel aquí</translation>
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
        <translation>Impr Pant</translation>
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
        <translation>Guardar la imagen como…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar la imagen</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ConsoleView</name>
    <message>
        <source>Console picture</source>
        <translation>Imagen de la consola</translation>
    </message>
    <message>
        <source>Keys typed here go to the console. Press and release Ctrl+Alt to leave.</source>
        <translation>Las teclas pulsadas aquí van a la consola. Para salir, pulsar y soltar Ctrl+Alt.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::DoctorCard</name>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Testing %1: %2…</source>
        <translation>Probando %1: %2…</translation>
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
        <translation>Todo en orden: funciona cuanto necesita una conexión</translation>
    </message>
    <message>
        <source>This is how far it went</source>
        <translation>Hasta aquí se llegó</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryDesk</name>
    <message numerus="yes">
        <source>%n connection(s) moved to the trash</source>
        <translation>
            <numerusform>%n conexión movida a la papelera</numerusform>
            <numerusform>%n conexiones movidas a la papelera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) removed</source>
        <translation>
            <numerusform>%n carpeta quitada</numerusform>
            <numerusform>%n carpetas quitadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) moved</source>
        <translation>
            <numerusform>%n elemento movido</numerusform>
            <numerusform>%n elementos movidos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is saved already</source>
        <translation>%1 ya está guardado</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 guardado</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>words, with commas between them</source>
        <translation>palabras separadas por comas</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Túneles</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorito</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Favourite (several values)</source>
        <translation>Favorito (varios valores)</translation>
    </message>
    <message>
        <source>One a line, as ssh has them: -L 8080:intranet:80</source>
        <translation>Uno por línea, como en ssh: -L 8080:intranet:80</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Car&amp;peta</translation>
    </message>
    <message>
        <source>&amp;Tunnels</source>
        <translation>&amp;Túneles</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>Eti&amp;quetas</translation>
    </message>
    <message>
        <source>Not&amp;es</source>
        <translation>Nota&amp;s</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>Edit the folder %1</source>
        <translation>Editar la carpeta %1</translation>
    </message>
    <message numerus="yes">
        <source>Edit %n connection(s)</source>
        <translation>
            <numerusform>Editar %n conexión</numerusform>
            <numerusform>Editar %n conexiones</numerusform>
        </translation>
    </message>
    <message>
        <source>several values</source>
        <translation>varios valores</translation>
    </message>
    <message>
        <source>This will not do: %1.</source>
        <translation>Así no puede ser: %1.</translation>
    </message>
    <message>
        <source>The user and the port have fields of their own below.</source>
        <translation>El usuario y el puerto tienen sus propios campos abajo.</translation>
    </message>
    <message>
        <source>A password does not belong into an address: it is asked for.</source>
        <translation>Una contraseña no va en una dirección: se pide.</translation>
    </message>
    <message>
        <source>Something that is saved needs a name.</source>
        <translation>Lo que se guarda necesita un nombre.</translation>
    </message>
    <message>
        <source>Another folder there is called that already.</source>
        <translation>Ya hay allí otra carpeta con ese nombre.</translation>
    </message>
    <message>
        <source>Another host is called that already.</source>
        <translation>Ya hay otro host con ese nombre.</translation>
    </message>
    <message>
        <source>At most 50 tags, of at most 100 characters.</source>
        <translation>Como máximo 50 etiquetas, de 100 caracteres como máximo.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>At most 65536 characters can be kept.</source>
        <translation>Se pueden guardar 65536 caracteres como máximo.</translation>
    </message>
    <message>
        <source>The folder %1 changed</source>
        <translation>Carpeta %1 cambiada</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) changed</source>
        <translation>
            <numerusform>%n conexión cambiada</numerusform>
            <numerusform>%n conexiones cambiadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Take away tags</source>
        <translation>Quitar etiquetas</translation>
    </message>
    <message>
        <source>Take away tag&amp;s</source>
        <translation>&amp;Quitar etiquetas</translation>
    </message>
    <message>
        <source>Add &amp;tunnels</source>
        <translation>Añadir &amp;túneles</translation>
    </message>
    <message>
        <source>Add ta&amp;gs</source>
        <translation>Añadir eti&amp;quetas</translation>
    </message>
    <message>
        <source>Add to not&amp;es</source>
        <translation>Añadir a las &amp;notas</translation>
    </message>
    <message>
        <source>some have: %1</source>
        <translation>algunas tienen: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryFormPage</name>
    <message>
        <source>Not saved yet</source>
        <translation>Aún sin guardar</translation>
    </message>
    <message>
        <source>Nothing is changed before it is saved</source>
        <translation>Nada cambia hasta que se guarda</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryTreeModel</name>
    <message>
        <source>Tags: %1</source>
        <translation>Etiquetas: %1</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacía</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n elemento</numerusform>
            <numerusform>%n elementos</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Something that is saved needs a name.</source>
        <translation>Lo que se guarda necesita un nombre.</translation>
    </message>
    <message>
        <source>Another host is called %1 already.</source>
        <translation>Ya hay otro host llamado %1.</translation>
    </message>
    <message>
        <source>Another folder here is called %1 already.</source>
        <translation>Ya hay aquí otra carpeta llamada %1.</translation>
    </message>
    <message>
        <source>From ~/.ssh/config</source>
        <translation>De ~/.ssh/config</translation>
    </message>
</context>
<context>
    <name>porthole::ui::EntryTreeView</name>
    <message>
        <source>Saved connections</source>
        <translation>Conexiones guardadas</translation>
    </message>
    <message>
        <source>It is in the trash. Its menu brings it back.</source>
        <translation>Está en la papelera. Su menú lo recupera.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n can be opened at once</source>
        <translation>
            <numerusform>Como máximo se puede abrir %n a la vez</numerusform>
            <numerusform>Como máximo se pueden abrir %n a la vez</numerusform>
        </translation>
    </message>
    <message>
        <source>Open	Enter</source>
        <translation>Abrir	Enter</translation>
    </message>
    <message>
        <source>Browse files	F3</source>
        <translation>Ver los archivos	F3</translation>
    </message>
    <message>
        <source>Copy address	Ctrl+C</source>
        <translation>Copiar la dirección	Ctrl+C</translation>
    </message>
    <message>
        <source>Edit…	Alt+Enter</source>
        <translation>Editar…	Alt+Enter</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>Cambiar el nombre	F2</translation>
    </message>
    <message>
        <source>Duplicate	Ctrl+D</source>
        <translation>Duplicar	Ctrl+D</translation>
    </message>
    <message>
        <source>Not a favourite any more</source>
        <translation>Ya no es favorito</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorito</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>Borrar	Del</translation>
    </message>
    <message>
        <source>Remove…	Del</source>
        <translation>Quitar…	Del</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Restaurar todo</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Vaciar la papelera…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Delete for good…	Del</source>
        <translation>Borrar definitivamente…	Del</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Mover a una carpeta</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Check whether it can be reached	F5</source>
        <translation>Comprobar si es accesible	F5</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FileActions</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Edit on this computer</source>
        <translation>Editar en este equipo</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Download to…</source>
        <translation>Descargar en…</translation>
    </message>
    <message>
        <source>Upload files…</source>
        <translation>Subir archivos…</translation>
    </message>
    <message>
        <source>Upload a folder…</source>
        <translation>Subir una carpeta…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Carpeta nueva…</translation>
    </message>
    <message>
        <source>New link…</source>
        <translation>Enlace nuevo…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>Permisos…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar la ruta</translation>
    </message>
    <message>
        <source>Open terminal here</source>
        <translation>Abrir un terminal aquí</translation>
    </message>
    <message>
        <source>Go to this folder in the terminal</source>
        <translation>Ir a esta carpeta en el terminal</translation>
    </message>
    <message>
        <source>Show hidden files</source>
        <translation>Mostrar los archivos ocultos</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FileList</name>
    <message>
        <source>New name</source>
        <translation>Nombre nuevo</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
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
        <translation>Usuario y grupo, con los números que el host tiene para ellos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permisos</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FilesCourse</name>
    <message>
        <source>The files cannot be fetched.</source>
        <translation>No se pueden traer los archivos.</translation>
    </message>
    <message>
        <source>Fetching %1 for the editor …</source>
        <translation>Trayendo %1 para el editor …</translation>
    </message>
    <message>
        <source>%1 is not opened.</source>
        <translation>No se abre %1.</translation>
    </message>
    <message>
        <source>%1 is sent back whenever it is saved</source>
        <translation>%1 se devuelve cada vez que se guarda</translation>
    </message>
    <message>
        <source>No program on this computer opens %1.</source>
        <translation>Ningún programa de este equipo abre %1.</translation>
    </message>
    <message>
        <source>%1 was saved on the host</source>
        <translation>Se ha guardado %1 en el host</translation>
    </message>
    <message>
        <source>%1 was changed on the host while it was being edited here.</source>
        <translation>%1 ha cambiado en el host mientras se editaba aquí.</translation>
    </message>
    <message>
        <source>Take the host&apos;s</source>
        <translation>Tomar la del host</translation>
    </message>
    <message>
        <source>Overwrite it there</source>
        <translation>Sobrescribirlo allí</translation>
    </message>
    <message>
        <source>%1 was not saved on the host.</source>
        <translation>No se ha guardado %1 en el host.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>%1 could not be fetched.</source>
        <translation>No se ha podido traer %1.</translation>
    </message>
    <message>
        <source>%1 was not renamed.</source>
        <translation>No se ha cambiado el nombre de %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) could not be moved to %1.</source>
        <translation>
            <numerusform>No se ha podido mover %n elemento a %1.</numerusform>
            <numerusform>No se han podido mover %n elementos a %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting …</source>
        <translation>Borrando …</translation>
    </message>
    <message numerus="yes">
        <source>Deleting … %n so far</source>
        <translation>
            <numerusform>Borrando … %n hasta ahora</numerusform>
            <numerusform>Borrando … %n hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was deleted.</source>
        <translation>No se ha borrado todo.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) could not be deleted.</source>
        <translation>
            <numerusform>No se ha podido borrar %n elemento.</numerusform>
            <numerusform>No se han podido borrar %n elementos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n item(s)</source>
        <translation>
            <numerusform>%n elemento borrado</numerusform>
            <numerusform>%n elementos borrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The permissions of %n item(s) could not be changed.</source>
        <translation>
            <numerusform>No se han podido cambiar los permisos de %n elemento.</numerusform>
            <numerusform>No se han podido cambiar los permisos de %n elementos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1 was not made.</source>
        <translation>No se ha creado la carpeta %1.</translation>
    </message>
    <message>
        <source>The link %1 was not made.</source>
        <translation>No se ha creado el enlace %1.</translation>
    </message>
    <message>
        <source>Its transfers are done.</source>
        <translation>Las transferencias han terminado.</translation>
    </message>
    <message>
        <source>A transfer has failed.</source>
        <translation>Una transferencia ha fallado.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FilesPage</name>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The connection was lost. It goes on by itself when the session is back.</source>
        <translation>Se ha perdido la conexión. Continúa sola cuando vuelva la sesión.</translation>
    </message>
    <message>
        <source>The host does not give its files.</source>
        <translation>El host no da sus archivos.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>La sesión ha terminado.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>Leyendo %1 …</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>No se ha podido leer %1.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>No se ha podido leer el archivo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln elemento</numerusform>
            <numerusform>%Ln elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln item(s)</source>
        <translation>
            <numerusform>%L1 de %Ln elemento</numerusform>
            <numerusform>%L1 de %Ln elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln oculto</numerusform>
            <numerusform>%Ln ocultos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: names that cannot be used here</source>
        <translation>
            <numerusform>%n omitido: su nombre no se puede usar aquí</numerusform>
            <numerusform>%n omitidos: sus nombres no se pueden usar aquí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen, %1</source>
        <translation>
            <numerusform>%Ln elegido, %1</numerusform>
            <numerusform>%Ln elegidos, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here has that in its name.</source>
        <translation>Nada aquí tiene eso en su nombre.</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden file(s), nothing else.
Ctrl+H shows them.</source>
        <translation>
            <numerusform>%n archivo oculto, nada más.
Ctrl+H lo muestra.</numerusform>
            <numerusform>%n archivos ocultos, nada más.
Ctrl+H los muestra.</numerusform>
        </translation>
    </message>
    <message>
        <source>This folder is empty.
Files that are dropped here are uploaded.</source>
        <translation>Esta carpeta está vacía.
Los archivos que se suelten aquí se suben.</translation>
    </message>
    <message>
        <source>%1, with everything in it</source>
        <translation>%1, con todo lo que contiene</translation>
    </message>
    <message>
        <source>%1, the link and not what it leads to</source>
        <translation>%1, el enlace y no aquello a lo que lleva</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Other programs take what is on this computer. It is being fetched; drag it from the list of transfers when it is here.</source>
        <translation>Otros programas toman lo que está en este equipo. Se está trayendo; arrastrarlo desde la lista de transferencias cuando esté aquí.</translation>
    </message>
    <message>
        <source>%1 are too much to be shown here. The file can be downloaded.</source>
        <translation>%1 es demasiado para mostrarlo aquí. El archivo se puede descargar.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>¿Borrar %1?</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n item(s)?</source>
        <translation>
            <numerusform>¿Borrar este %n elemento?</numerusform>
            <numerusform>¿Borrar estos %n elementos?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1

There is no way back: the host keeps no bin.</source>
        <translation>%1

No hay vuelta atrás: el host no tiene papelera.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n</source>
        <translation>
            <numerusform>Borrar %n</numerusform>
            <numerusform>Borrar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Borrar %1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>Borrar %n elemento</numerusform>
            <numerusform>Borrar %n elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close, and stop %n transfer(s)?</source>
        <translation>
            <numerusform>¿Cerrar, y parar %n transferencia?</numerusform>
            <numerusform>¿Cerrar, y parar %n transferencias?</numerusform>
        </translation>
    </message>
    <message>
        <source>What has arrived stays; the same transfer goes on from there when it is asked for again.</source>
        <translation>Lo que ha llegado se queda; la misma transferencia sigue desde ahí cuando se vuelva a pedir.</translation>
    </message>
    <message>
        <source>Close and stop</source>
        <translation>Cerrar y parar</translation>
    </message>
    <message>
        <source>Download to</source>
        <translation>Descargar en</translation>
    </message>
    <message>
        <source>Upload to %1</source>
        <translation>Subir a %1</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>Copiado %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n path(s)</source>
        <translation>
            <numerusform>%n ruta copiada</numerusform>
            <numerusform>%n rutas copiadas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not renamed.</source>
        <translation>No se ha cambiado el nombre de %1.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FilesToolBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Atrás (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Adelante (Alt+Right)</translation>
    </message>
    <message>
        <source>Up to the folder above (Alt+Up)</source>
        <translation>Subir a la carpeta superior (Alt+Up)</translation>
    </message>
    <message>
        <source>Read this folder again (F5)</source>
        <translation>Leer de nuevo esta carpeta (F5)</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Marcadores</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Upload files (Ctrl+U)</source>
        <translation>Subir archivos (Ctrl+U)</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Download what is chosen (Ctrl+S)</source>
        <translation>Descargar lo elegido (Ctrl+S)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Tools for files</source>
        <translation>Herramientas de archivos</translation>
    </message>
    <message>
        <source>Filter the names</source>
        <translation>Filtrar los nombres</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Remove this folder</source>
        <translation>Quitar esta carpeta</translation>
    </message>
    <message>
        <source>Bookmark this folder</source>
        <translation>Poner un marcador a esta carpeta</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FolderPane</name>
    <message>
        <source>Up to the folder above (Alt+Up)</source>
        <translation>Subir a la carpeta superior (Alt+Up)</translation>
    </message>
    <message>
        <source>Read this folder again (F5)</source>
        <translation>Leer de nuevo esta carpeta (F5)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>/path/of/a/folder</source>
        <translation>/ruta/de/una/carpeta</translation>
    </message>
    <message>
        <source>Filter the names</source>
        <translation>Filtrar los nombres</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Descargar…</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Parar la descarga</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>Leyendo %1 …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 de %n elemento</numerusform>
            <numerusform>%1 de %n elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n elemento</numerusform>
            <numerusform>%n elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: names that cannot be used here</source>
        <translation>
            <numerusform>%n omitido: su nombre no se puede usar aquí</numerusform>
            <numerusform>%n omitidos: sus nombres no se pueden usar aquí</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::FormCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::FormPage</name>
    <message>
        <source>Close without saving?</source>
        <translation>¿Cerrar sin guardar?</translation>
    </message>
    <message>
        <source>What was filled in here is lost then.</source>
        <translation>Lo que se ha rellenado aquí se pierde.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Cerrar sin guardar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayHostCard</name>
    <message>
        <source>User on the host</source>
        <translation>Usuario en el host</translation>
    </message>
    <message>
        <source>Password on the host</source>
        <translation>Contraseña en el host</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>choose, or type a name as the server knows it</source>
        <translation>elegir, o teclear un nombre que conozca el servidor</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Start it if the server has one for the host</source>
        <translation>Arrancarlo si el servidor tiene uno para el host</translation>
    </message>
    <message>
        <source>Require it: without it, do not connect</source>
        <translation>Exigirlo: sin él, no conectar</translation>
    </message>
    <message>
        <source>Never start it</source>
        <translation>No arrancarlo nunca</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>&amp;Agent</source>
        <translation>&amp;Agente</translation>
    </message>
    <message>
        <source>Connect without an agent</source>
        <translation>Conectar sin agente</translation>
    </message>
    <message>
        <source>Connect to a host through this server</source>
        <translation>Conectar con un host a través de este servidor</translation>
    </message>
    <message>
        <source>The server does not check that the host is the right one, and it reads your password for it: give it to servers only that you trust.</source>
        <translation>El servidor no comprueba que el host sea el correcto, y lee la contraseña para él: darla solo a servidores de confianza.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayPage</name>
    <message>
        <source>Copied the session&apos;s ID %1</source>
        <translation>Copiado el ID de la sesión %1</translation>
    </message>
    <message>
        <source>%1@%2 via %3</source>
        <translation>%1@%2 a través de %3</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando con %1</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>The server connects to %1 …</source>
        <translation>El servidor conecta con %1 …</translation>
    </message>
    <message>
        <source>No longer waited for; the command may run on.</source>
        <translation>Ya no se espera; la orden puede seguir en ejecución.</translation>
    </message>
    <message>
        <source>The command was not carried out to its end.</source>
        <translation>La orden no se ha ejecutado hasta el final.</translation>
    </message>
    <message>
        <source>%1@%2</source>
        <translation>%1@%2</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>sin cifrar</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>No se ha podido leer %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>%1 are too much to be shown here. The file can be downloaded.</source>
        <translation>%1 es demasiado para mostrarlo aquí. El archivo se puede descargar.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>No se ha podido leer el archivo.</translation>
    </message>
    <message>
        <source>Download to</source>
        <translation>Descargar en</translation>
    </message>
    <message>
        <source>Saved %1 (%2)</source>
        <translation>Guardado %1 (%2)</translation>
    </message>
    <message>
        <source>The download was stopped</source>
        <translation>Se ha parado la descarga</translation>
    </message>
    <message>
        <source>%1 was not downloaded.</source>
        <translation>No se ha descargado %1.</translation>
    </message>
    <message>
        <source>Download again…</source>
        <translation>Descargar de nuevo…</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayProgressCard</name>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>Huella SHA-256 del certificado</translation>
    </message>
    <message>
        <source>This session is closed.</source>
        <translation>Esta sesión está cerrada.</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Confiar en este certificado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>No conectar</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Editar la dirección</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewaySignInCard</name>
    <message>
        <source>This connection is not encrypted: everybody on the way can read the password.</source>
        <translation>Esta conexión no está cifrada: cualquiera en el camino puede leer la contraseña.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>Sign in to the Slycat server</source>
        <translation>Iniciar sesión en el servidor Slycat</translation>
    </message>
    <message>
        <source>Its hosts have sign-ins of their own, which are asked for next.</source>
        <translation>Sus hosts tienen inicios de sesión propios, que se piden después.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::GatewayToolBar</name>
    <message>
        <source>Copy the session&apos;s ID</source>
        <translation>Copiar el ID de la sesión</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep this server in the sidebar</source>
        <translation>Conservar este servidor en la barra lateral</translation>
    </message>
    <message>
        <source>Other host</source>
        <translation>Otro host</translation>
    </message>
    <message>
        <source>End the session on this host</source>
        <translation>Terminar la sesión en este host</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Sign out of the Slycat server</source>
        <translation>Cerrar la sesión en el servidor Slycat</translation>
    </message>
    <message>
        <source>Slycat tools</source>
        <translation>Herramientas de Slycat</translation>
    </message>
    <message>
        <source>sid %1…</source>
        <translation>sid %1…</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sesión %1</translation>
    </message>
    <message>
        <source>A click copies it.</source>
        <translation>Un clic lo copia.</translation>
    </message>
    <message>
        <source>Session ID %1</source>
        <translation>ID de la sesión %1</translation>
    </message>
    <message>
        <source>Agent running</source>
        <translation>Agente en marcha</translation>
    </message>
    <message>
        <source>No agent</source>
        <translation>Sin agente</translation>
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
        <translation>nombre, usuario@nombre, nombre:puerto, o un alias de ~/.ssh/config</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>as in ~/.ssh/config, else your own name</source>
        <translation>como en ~/.ssh/config, o si no el nombre propio</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>empty: asked for if the host wants one</source>
        <translation>vacío: se pide si el host quiere una</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de clave</translation>
    </message>
    <message>
        <source>empty: your usual keys and ssh-agent</source>
        <translation>vacío: las claves de siempre y ssh-agent</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>what it is called in the sidebar</source>
        <translation>cómo se llama en la barra lateral</translation>
    </message>
    <message>
        <source>Save this host as</source>
        <translation>Guardar este host como</translation>
    </message>
    <message>
        <source>Save the password in the keychain</source>
        <translation>Guardar la contraseña en el depósito de claves</translation>
    </message>
    <message>
        <source>Edit host</source>
        <translation>Editar host</translation>
    </message>
    <message>
        <source>Connect to a host</source>
        <translation>Conectar con un host</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>An agent is a program on the host that looks through files and runs jobs there for Porthole. Most hosts have none, and a terminal needs none.</source>
        <translation>Un agente es un programa en el host que recorre archivos y ejecuta trabajos allí para Porthole. La mayoría de los hosts no tienen, y un terminal no lo necesita.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Guardar y conectar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Saved as</source>
        <translation>Guardado como</translation>
    </message>
    <message>
        <source>saved in the keychain; type to replace it</source>
        <translation>guardada en el depósito de claves; teclear para sustituirla</translation>
    </message>
    <message>
        <source>Keep the password until Porthole is closed</source>
        <translation>Conservar la contraseña hasta que se cierre Porthole</translation>
    </message>
    <message>
        <source>%1%2. Nothing of it is written to a file.</source>
        <translation>%1%2. Nada de ello se escribe en un archivo.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Looks whether a connection would work, stage by stage</source>
        <translation>Comprueba paso a paso si una conexión funcionaría</translation>
    </message>
    <message>
        <source>It needs a host to connect to.</source>
        <translation>Falta el host al que conectar.</translation>
    </message>
    <message>
        <source>This will not do: %1.</source>
        <translation>Así no sirve: %1.</translation>
    </message>
    <message>
        <source>A host that is saved needs a name.</source>
        <translation>Un host guardado necesita un nombre.</translation>
    </message>
    <message>
        <source>Another host is called that already.</source>
        <translation>Otro host ya se llama así.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::HostKeyCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Accept and connect</source>
        <translation>Aceptar y conectar</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the host key</source>
        <translation>Huella SHA-256 de la clave de host</translation>
    </message>
    <message>
        <source>The fingerprint as OpenSSH draws it</source>
        <translation>La huella tal como la dibuja OpenSSH</translation>
    </message>
    <message>
        <source>Ask whoever runs the host for its fingerprint, by another way than this one. On the host it is printed by

ssh-keygen -lvf /etc/ssh/ssh_host_…_key.pub</source>
        <translation>Preguntar la huella a quien administra el host, por otro camino que no sea este. En el host la imprime

ssh-keygen -lvf /etc/ssh/ssh_host_…_key.pub</translation>
    </message>
    <message>
        <source>If you accept, the key is remembered in ~/.ssh/known_hosts, and you are asked again only if it changes.</source>
        <translation>Al aceptar, la clave se recuerda en ~/.ssh/known_hosts, y solo se vuelve a preguntar si cambia.</translation>
    </message>
    <message>
        <source>If you accept, the key counts for this tab. It is not remembered: the host and its key last as long as Porthole runs.</source>
        <translation>Al aceptar, la clave vale para esta pestaña. No se recuerda: el host y su clave duran lo que dure Porthole.</translation>
    </message>
    <message>
        <source>%1 is new here. Is it the right one?</source>
        <translation>%1 es nuevo aquí. ¿Es el correcto?</translation>
    </message>
    <message>
        <source>Nobody on this computer has accepted its host key before. Nothing has been sent to it yet: no user name, no password, no key.</source>
        <translation>Nadie en este equipo ha aceptado antes su clave de host. Aún no se le ha enviado nada: ni nombre de usuario, ni contraseña, ni clave.</translation>
    </message>
    <message>
        <source>Take care: this host is known already by a key of another type (%1). A host seldom gets a new kind of key; somebody who poses as it would have one.</source>
        <translation>Cuidado: este host ya se conoce con una clave de otro tipo (%1). Un host rara vez recibe una clave de otro tipo; quien se haga pasar por él, sí la tendría.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ImportItems</name>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>Changed there</source>
        <translation>Cambiada allí</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Saved here already</source>
        <translation>Ya guardada aquí</translation>
    </message>
    <message>
        <source>Changed here by hand</source>
        <translation>Cambiada aquí a mano</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>%1, left out unless ticked</source>
        <translation>%1, se omite si no se marca</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Folder that differs</source>
        <translation>Carpeta que difiere</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ImportPage</name>
    <message>
        <source>Bring in %1</source>
        <translation>Traer %1</translation>
    </message>
    <message>
        <source>Bring in connections of %1</source>
        <translation>Traer conexiones de %1</translation>
    </message>
    <message>
        <source>What is to be brought in</source>
        <translation>Lo que se va a traer</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be taken over: %1</source>
        <translation>No se puede traer: %1</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Elegir todas</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>No elegir ninguna</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1. Passwords are never taken over, nothing is run, and one click takes all of it back.</source>
        <translation>%1. Las contraseñas nunca se traen, no se ejecuta nada, y un clic lo deshace todo.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message numerus="yes">
        <source>Import %n connection(s)</source>
        <translation>
            <numerusform>Importar %n conexión</numerusform>
            <numerusform>Importar %n conexiones</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is imported yet</source>
        <translation>Aún no se ha importado nada</translation>
    </message>
    <message>
        <source>Look through what would be brought in</source>
        <translation>Revisar lo que se traería</translation>
    </message>
    <message>
        <source>The row in full</source>
        <translation>La fila completa</translation>
    </message>
    <message>
        <source>Bringing in …</source>
        <translation>Importando …</translation>
    </message>
    <message numerus="yes">
        <source>Left out unless ticked: %n key(s), command(s) or tunnel(s).</source>
        <translation>
            <numerusform>Se omite si no se marca: %n clave, orden o túnel.</numerusform>
            <numerusform>Se omiten si no se marca cada uno: %n claves, órdenes o túneles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::ImportPasswordPage</name>
    <message>
        <source>Bring in %1</source>
        <translation>Traer %1</translation>
    </message>
    <message>
        <source>%1 is encrypted</source>
        <translation>%1 está cifrado</translation>
    </message>
    <message>
        <source>Its connections can be read with the password that the other program asks for. It is used once and not kept.</source>
        <translation>Sus conexiones se pueden leer con la contraseña que pide el otro programa. Se usa una vez y no se guarda.</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Contraseña del archivo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Look through it</source>
        <translation>Revisarlo</translation>
    </message>
    <message>
        <source>That is not its password.</source>
        <translation>Esa no es su contraseña.</translation>
    </message>
    <message>
        <source>Waits for a password</source>
        <translation>Espera una contraseña</translation>
    </message>
</context>
<context>
    <name>porthole::ui::InheritedField</name>
    <message>
        <source>Leave it to the folder</source>
        <translation>Dejarlo a la carpeta</translation>
    </message>
    <message>
        <source>None, whatever the folder has</source>
        <translation>Ninguno, tenga lo que tenga la carpeta</translation>
    </message>
    <message>
        <source>none: %1</source>
        <translation>ninguno: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LinkCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Where the link leads</source>
        <translation>A dónde lleva el enlace</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Otro programa</translation>
    </message>
    <message>
        <source>It came from a web page or another program. Connect only if you expected it:</source>
        <translation>Ha venido de una página web o de otro programa. Conectar solo si se esperaba:</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>El motivo: %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>A link wants to open a saved connection</source>
        <translation>Un enlace quiere abrir una conexión guardada</translation>
    </message>
    <message>
        <source>A link wants to open a shell</source>
        <translation>Un enlace quiere abrir una shell</translation>
    </message>
    <message>
        <source>A link wants to open the files of a host</source>
        <translation>Un enlace quiere abrir los archivos de un host</translation>
    </message>
    <message>
        <source>A link wants to open a console</source>
        <translation>Un enlace quiere abrir una consola</translation>
    </message>
    <message>
        <source>A file wants to open a console</source>
        <translation>Un archivo quiere abrir una consola</translation>
    </message>
    <message>
        <source>A link or a file was not opened</source>
        <translation>No se abrió un enlace o un archivo</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LinkPage</name>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Espera una respuesta</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Sin abrir</translation>
    </message>
    <message>
        <source>A link wants to be opened</source>
        <translation>Un enlace quiere que se abra</translation>
    </message>
    <message>
        <source>A link was not opened</source>
        <translation>No se ha abierto un enlace</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LockPage</name>
    <message>
        <source>Quit Porthole</source>
        <translation>Salir de Porthole</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Porthole is locked</source>
        <translation>Porthole está bloqueado</translation>
    </message>
    <message>
        <source>Passwords and tokens that were in memory are gone. They are asked for again, or read from the keychain, when they are needed.</source>
        <translation>Las contraseñas y los tokens que estaban en memoria se han borrado. Cuando hagan falta, se volverán a pedir o se leerán del llavero.</translation>
    </message>
    <message numerus="yes">
        <source>Tabs behind this: %n. What was connected was disconnected, but for unsaved changes.</source>
        <translation>
            <numerusform>Pestañas detrás de esto: %n. Lo conectado se ha desconectado, salvo donde hay cambios sin guardar.</numerusform>
            <numerusform>Pestañas detrás de esto: %n. Lo conectado se ha desconectado, salvo donde hay cambios sin guardar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tabs behind this: %n. What is connected stays connected.</source>
        <translation>
            <numerusform>Pestañas detrás de esto: %n. Lo que está conectado sigue conectado.</numerusform>
            <numerusform>Pestañas detrás de esto: %n. Lo que está conectado sigue conectado.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain asks for the password of its keyring “Porthole lock”.</source>
        <translation>El llavero pide la contraseña de «Porthole lock».</translation>
    </message>
    <message>
        <source>Anybody at this computer can unlock it: no password is asked for. The preferences can change that.</source>
        <translation>Cualquiera ante este equipo puede desbloquearlo: no se pide ninguna contraseña. Eso se cambia en las preferencias.</translation>
    </message>
    <message numerus="yes">
        <source>To be opened once it is unlocked: %n.</source>
        <translation>
            <numerusform>Se abrirá al desbloquear: %n.</numerusform>
            <numerusform>Se abrirá al desbloquear: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain asks…</source>
        <translation>El llavero pregunta…</translation>
    </message>
</context>
<context>
    <name>porthole::ui::LogStrip</name>
    <message>
        <source>Writing every byte of this session to %1</source>
        <translation>Se escribe cada byte de esta sesión en %1</translation>
    </message>
    <message>
        <source>Writing this session&apos;s text to %1</source>
        <translation>Se escribe el texto de esta sesión en %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Nothing is written to %1 any more: %2</source>
        <translation>Ya no se escribe nada en %1: %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Stop writing to the &amp;file</source>
        <translation>Dejar de e&amp;scribir en el archivo</translation>
    </message>
    <message>
        <source>&amp;Write to a file</source>
        <translation>E&amp;scribir en un archivo</translation>
    </message>
    <message>
        <source>The &amp;text…</source>
        <translation>El &amp;texto…</translation>
    </message>
    <message>
        <source>Every &amp;byte, for replaying…</source>
        <translation>Cada &amp;byte, para reproducirlo…</translation>
    </message>
    <message>
        <source>Write the session to</source>
        <translation>Escribir la sesión en</translation>
    </message>
</context>
<context>
    <name>porthole::ui::MainMenu</name>
    <message>
        <source>Open a console…	Ctrl+K</source>
        <translation>Abrir una consola…	Ctrl+K</translation>
    </message>
    <message>
        <source>Connect to a host…	Ctrl+N</source>
        <translation>Conectar con un host…	Ctrl+N</translation>
    </message>
    <message>
        <source>Open a Slycat server…</source>
        <translation>Abrir un servidor Slycat…</translation>
    </message>
    <message>
        <source>Open link from clipboard</source>
        <translation>Abrir el enlace del portapapeles</translation>
    </message>
    <message>
        <source>Close this tab	Ctrl+W</source>
        <translation>Cerrar esta pestaña	Ctrl+W</translation>
    </message>
    <message>
        <source>Sidebar	Ctrl+B</source>
        <translation>Barra lateral	Ctrl+B</translation>
    </message>
    <message>
        <source>Terminal look…</source>
        <translation>Aspecto del terminal…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demo</translation>
    </message>
    <message>
        <source>Quit	Ctrl+Q</source>
        <translation>Salir	Ctrl+Q</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Bring in connections…</source>
        <translation>Importar conexiones…</translation>
    </message>
    <message>
        <source>Write connections to a file…</source>
        <translation>Escribir las conexiones en un archivo…</translation>
    </message>
    <message>
        <source>Preferences…	Ctrl+,</source>
        <translation>Preferencias…	Ctrl+,</translation>
    </message>
    <message>
        <source>Lock now	Ctrl+Shift+Y</source>
        <translation>Bloquear ahora	Ctrl+Shift+Y</translation>
    </message>
    <message>
        <source>New cloud…</source>
        <translation>Nube nueva…</translation>
    </message>
</context>
<context>
    <name>porthole::ui::MainWindow</name>
    <message>
        <source>Sidebar</source>
        <translation>Barra lateral</translation>
    </message>
    <message>
        <source>Sidebar (Ctrl+B)</source>
        <translation>Barra lateral (Ctrl+B)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menú (F10)</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>No hay nada abierto</translation>
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
        <translation>Los archivos se pueden ver cuando %1 tenga conexión</translation>
    </message>
    <message>
        <source>A program has the whole terminal; the shell cannot be typed to</source>
        <translation>Un programa ocupa todo el terminal; no se puede teclear en la shell</translation>
    </message>
    <message>
        <source>This name cannot be typed into a shell</source>
        <translation>Este nombre no se puede teclear en una shell</translation>
    </message>
    <message>
        <source>Press Enter to go there</source>
        <translation>Pulsar Enter para ir allí</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>The tunnels of %1 were not saved: %2</source>
        <translation>No se han guardado los túneles de %1: %2</translation>
    </message>
    <message>
        <source>Too many links wait for an answer; another one was dropped</source>
        <translation>Demasiados enlaces esperan una respuesta; se ha descartado otro</translation>
    </message>
    <message>
        <source>Nothing is saved under the name %1</source>
        <translation>No hay nada guardado con el nombre %1</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>No se puede abrir %1: %2</translation>
    </message>
    <message>
        <source>%1 is in no clouds.yaml that was found</source>
        <translation>%1 no está en ningún clouds.yaml encontrado</translation>
    </message>
    <message>
        <source>Porthole does not speak the protocol of %1</source>
        <translation>Porthole no habla el protocolo de %1</translation>
    </message>
    <message>
        <source>Bring in connections</source>
        <translation>Importar conexiones</translation>
    </message>
    <message>
        <source>Connections (*.json *.csv *.xml *.reg *.rdp *.remmina *.tigervnc)</source>
        <translation>Conexiones (*.json *.csv *.xml *.reg *.rdp *.remmina *.tigervnc)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Write connections to a file</source>
        <translation>Escribir las conexiones en un archivo</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>It waits for an answer of yours.</source>
        <translation>Espera una respuesta.</translation>
    </message>
    <message>
        <source>Several connections have this name. It is asked then which one is meant.</source>
        <translation>Varias conexiones se llaman así. Luego se pregunta a cuál se refiere.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 stands in ~/.ssh/config, and is removed there</source>
        <translation>%1 está en ~/.ssh/config y se elimina allí</translation>
    </message>
    <message>
        <source>Locked — %1</source>
        <translation>Bloqueado — %1</translation>
    </message>
    <message>
        <source>Something has happened in a tab. It is locked.</source>
        <translation>Ha ocurrido algo en una pestaña. Está bloqueada.</translation>
    </message>
    <message>
        <source>%1 is no cloud that is saved or in a clouds.yaml that was found</source>
        <translation>%1 no es una nube guardada ni está en un clouds.yaml encontrado</translation>
    </message>
</context>
<context>
    <name>porthole::ui::NameForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Where the link leads to</source>
        <translation>A dónde lleva el enlace</translation>
    </message>
    <message>
        <source>Leads to: a path, or a name in this folder</source>
        <translation>Lleva a: una ruta, o un nombre de esta carpeta</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>Enlace nuevo</translation>
    </message>
    <message>
        <source>A name has no slash in it, and is neither . nor ..</source>
        <translation>Un nombre no tiene barra, ni es . ni ..</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <translation>Ya hay algo con ese nombre.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::OpenPagesView</name>
    <message>
        <source>Open tabs</source>
        <translation>Pestañas abiertas</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PageElsewhere</name>
    <message>
        <source>This tab is in a window of its own.</source>
        <translation>Esta pestaña está en una ventana propia.</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Mostrar la ventana</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Traer de vuelta</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PageTabs</name>
    <message>
        <source>Open tabs</source>
        <translation>Pestañas abiertas</translation>
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
        <translation>Cerrar %1</translation>
    </message>
    <message>
        <source>Close this tab (Ctrl+W)</source>
        <translation>Cerrar esta pestaña (Ctrl+W)</translation>
    </message>
    <message>
        <source>Bring back from its window	Ctrl+Shift+M</source>
        <translation>Traer de vuelta de su ventana	Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Into a window of its own	Ctrl+Shift+M</source>
        <translation>A una ventana propia	Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Close	Ctrl+W</source>
        <translation>Cerrar	Ctrl+W</translation>
    </message>
    <message>
        <source>%1, %2, waits for you</source>
        <translation>%1, %2, espera una respuesta</translation>
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
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PathBar</name>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Click beside the folders, or press / in the list, to type a path</source>
        <translation>Clic junto a las carpetas, o pulsar / en la lista, para teclear una ruta</translation>
    </message>
    <message>
        <source>Path of a folder</source>
        <translation>Ruta de una carpeta</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ir a %1</translation>
    </message>
    <message>
        <source>Folders above</source>
        <translation>Carpetas superiores</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PermissionsForm</name>
    <message>
        <source>Permissions as octal digits</source>
        <translation>Permisos en dígitos octales</translation>
    </message>
    <message>
        <source>Octal</source>
        <translation>Octal</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Execute</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Permissions of %1</source>
        <translation>Permisos de %1</translation>
    </message>
    <message numerus="yes">
        <source>Permissions of %n item(s)</source>
        <translation>
            <numerusform>Permisos de %n elemento</numerusform>
            <numerusform>Permisos de %n elementos</numerusform>
        </translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Aplicar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Buscar en las preferencias</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Terminal look…</source>
        <translation>Aspecto de los terminales…</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nada se llama así.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Light or dark, in the whole program.</source>
        <translation>Claro u oscuro, en todo el programa.</translation>
    </message>
    <message>
        <source>theme colours dark light night</source>
        <translation>tema colores oscuro claro noche</translation>
    </message>
    <message>
        <source>Tabs of the last time</source>
        <translation>Pestañas de la última vez</translation>
    </message>
    <message>
        <source>What was open comes back as tabs, and is connected when you want it.</source>
        <translation>Lo que estaba abierto vuelve como pestañas y se conecta cuando se desee.</translation>
    </message>
    <message>
        <source>restore session start reopen reconnect</source>
        <translation>restaurar sesión inicio reabrir reconectar</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>The desktop tells what happens in a tab while you do not look at the window.</source>
        <translation>El escritorio avisa de lo que ocurre en una pestaña mientras la ventana no está delante.</translation>
    </message>
    <message>
        <source>alert message background transfer finished</source>
        <translation>aviso mensaje segundo plano transferencia terminada</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Terminales</translation>
    </message>
    <message>
        <source>Colours, font, cursor, and how many lines are kept.</source>
        <translation>Colores, fuente, cursor y cuántas líneas se conservan.</translation>
    </message>
    <message>
        <source>terminal font theme cursor scrollback lines</source>
        <translation>terminal fuente tema cursor historial líneas</translation>
    </message>
    <message>
        <source>They count at once</source>
        <translation>Se aplican al instante</translation>
    </message>
    <message>
        <source>What is chosen counts at once</source>
        <translation>Lo que se elige se aplica al instante</translation>
    </message>
    <message>
        <source>Reachability</source>
        <translation>Accesibilidad de red</translation>
    </message>
    <message>
        <source>Every few minutes it is looked whether favourites and what is used most can be reached. Nobody signs in for that.</source>
        <translation>Cada pocos minutos se comprueba si los favoritos y lo más usado son accesibles. Para ello no se inicia sesión.</translation>
    </message>
    <message>
        <source>health check status online offline dot ping</source>
        <translation>estado comprobar conectado desconectado punto ping accesible</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Texts and edges stand out as far as they can. Without it, as the desktop asks for.</source>
        <translation>Los textos y los bordes resaltan todo lo posible. Sin esto, como lo pida el escritorio.</translation>
    </message>
    <message>
        <source>accessibility eyes readable edges</source>
        <translation>accesibilidad ojos legible bordes</translation>
    </message>
    <message>
        <source>lock idle away password security keychain sleep suspend screen saver</source>
        <translation>bloquear inactivo ausente contraseña seguridad claves suspender dormir salvapantallas</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Después de %n minuto</numerusform>
            <numerusform>Después de %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock when nobody uses it</source>
        <translation>Bloquear cuando nadie lo usa</translation>
    </message>
    <message>
        <source>Hides what is open, and wipes passwords and tokens from memory. “Lock now” is in the menu.</source>
        <translation>Oculta lo que está abierto y borra de la memoria contraseñas y tokens. «Bloquear ahora» está en el menú.</translation>
    </message>
    <message>
        <source>Lock with the desktop</source>
        <translation>Bloquear con el escritorio</translation>
    </message>
    <message>
        <source>When the screen is locked, or the computer goes to sleep.</source>
        <translation>Cuando se bloquea la pantalla o el equipo se suspende.</translation>
    </message>
    <message>
        <source>Locking disconnects</source>
        <translation>Bloquear desconecta</translation>
    </message>
    <message>
        <source>What is open is closed. Afterwards it can be opened again, but for consoles whose link is good once.</source>
        <translation>Lo que está abierto se cierra. Después se puede abrir de nuevo, salvo las consolas cuyo enlace vale una vez.</translation>
    </message>
    <message>
        <source>Unlocking takes a password</source>
        <translation>Desbloquear exige una contraseña</translation>
    </message>
    <message>
        <source>The keychain keeps it and asks for it, unless it is told to unlock “Porthole lock” automatically. Without it anybody at this computer can unlock.</source>
        <translation>El llavero la guarda y la pide, salvo que deba desbloquear «Porthole lock» automáticamente. Sin ella cualquiera ante este equipo puede desbloquear.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::PreviewPane</name>
    <message>
        <source>Download…</source>
        <translation>Descargar…</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Cerrar la vista previa</translation>
    </message>
    <message>
        <source>What is in %1</source>
        <translation>Contenido de %1</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>This picture is damaged or too large to be shown here. It can be downloaded.</source>
        <translation>Esta imagen está dañada o es demasiado grande para mostrarla aquí. Se puede descargar.</translation>
    </message>
    <message>
        <source>This is neither text nor a PNG or JPEG picture. It can be downloaded.</source>
        <translation>Esto no es texto ni una imagen PNG o JPEG. Se puede descargar.</translation>
    </message>
    <message>
        <source>… the rest is not shown.</source>
        <translation>… el resto no se muestra.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::Question</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::RemoteFileModel</name>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>By the host&apos;s own clock</source>
        <translation>Según el reloj del host</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
</context>
<context>
    <name>porthole::ui::RepairPage</name>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restaurar esta copia</translation>
    </message>
    <message>
        <source>What you saved cannot be read</source>
        <translation>Lo guardado no se puede leer</translation>
    </message>
    <message>
        <source>Its file is damaged. Nothing was changed in it. A backup can take its place; the damaged file is kept beside it under another name.</source>
        <translation>El archivo está dañado. No se ha cambiado nada en él. Una copia de seguridad puede ocupar su lugar; el archivo dañado se conserva a su lado con otro nombre.</translation>
    </message>
    <message>
        <source>Its file is damaged, and there is no backup that could take its place. Nothing was changed in it.</source>
        <translation>El archivo está dañado y no hay ninguna copia de seguridad que pueda ocupar su lugar. No se ha cambiado nada en él.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>%1, entries: %2</source>
        <translation>%1, entradas: %2</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Archivo dañado</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Espera una respuesta</translation>
    </message>
    <message>
        <source>The file with what you saved is damaged</source>
        <translation>El archivo con lo guardado está dañado</translation>
    </message>
    <message>
        <source>The backup was restored; the damaged file is kept beside it</source>
        <translation>Se ha restaurado la copia; el archivo dañado se conserva a su lado</translation>
    </message>
    <message>
        <source>The backup was not restored: %1</source>
        <translation>No se ha restaurado la copia: %1</translation>
    </message>
    <message>
        <source>No backup could be made: %1</source>
        <translation>No se pudo hacer una copia de seguridad: %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::RestoredPage</name>
    <message>
        <source>Close all</source>
        <translation>Cerrar todas</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>%1
It was open when Porthole was closed. Nothing is connected yet.</source>
        <translation>%1
Estaba abierto cuando se cerró Porthole. Aún no hay nada conectado.</translation>
    </message>
    <message>
        <source>Connect all %1</source>
        <translation>Conectar las %1</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>%1: being opened</source>
        <translation>%1: abriéndose</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1: sin conexión</translation>
    </message>
    <message>
        <source>%1
It was disconnected when Porthole was locked.</source>
        <translation>%1
Se desconectó cuando se bloqueó Porthole.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SavingLine</name>
    <message>
        <source>This was not saved: %1</source>
        <translation>No se ha guardado esto: %1</translation>
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
        <translation>Distinguir mayúsculas de minúsculas (Alt+C)</translation>
    </message>
    <message>
        <source>Search in the terminal</source>
        <translation>Buscar en el terminal</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Text to search for</source>
        <translation>Texto que buscar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Previous match, further up (Enter)</source>
        <translation>Coincidencia anterior, más arriba (Enter)</translation>
    </message>
    <message>
        <source>Next match, further down (Shift+Enter)</source>
        <translation>Coincidencia siguiente, más abajo (Shift+Enter)</translation>
    </message>
    <message>
        <source>Back to the terminal (Escape)</source>
        <translation>Volver al terminal (Escape)</translation>
    </message>
    <message>
        <source>%1 so far…</source>
        <translation>%1 hasta ahora…</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Ninguna coincidencia</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln coincidencia</numerusform>
            <numerusform>%Ln coincidencias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::ServerMenu</name>
    <message>
        <source>What can be done with %1</source>
        <translation>Lo que se puede hacer con %1</translation>
    </message>
    <message>
        <source>Open console	Enter</source>
        <translation>Abrir la consola	Enter</translation>
    </message>
    <message>
        <source>Copy name	Ctrl+C</source>
        <translation>Copiar el nombre	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copiar el ID</translation>
    </message>
    <message>
        <source>Refresh	F5</source>
        <translation>Actualizar	F5</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Keep in Saved</source>
        <translation>Conservar en «Guardado»</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SettingsFields</name>
    <message>
        <source>several values</source>
        <translation>varios valores</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, de %2</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de clave</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Pue&amp;rto</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>Co&amp;lor</translation>
    </message>
    <message>
        <source>as in ~/.ssh/config, else your own name</source>
        <translation>como en ~/.ssh/config, o si no el nombre propio</translation>
    </message>
    <message>
        <source>as in ~/.ssh/config, else 22</source>
        <translation>como en ~/.ssh/config, o si no 22</translation>
    </message>
    <message>
        <source>your usual keys and ssh-agent</source>
        <translation>las claves de siempre y ssh-agent</translation>
    </message>
    <message>
        <source>asked for if the host wants one</source>
        <translation>se pide si el host quiere una</translation>
    </message>
    <message>
        <source>As usual: start it if the host has one</source>
        <translation>Lo normal: arrancarlo si el host tiene uno</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Sin color</translation>
    </message>
    <message>
        <source>saved in the keychain; type to replace it</source>
        <translation>guardada en el depósito de claves; teclear para sustituirla</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Un puerto es un número del 1 al 65535.</translation>
    </message>
    <message>
        <source>none: %1</source>
        <translation>ninguno: %1</translation>
    </message>
    <message>
        <source>the saved password</source>
        <translation>la contraseña guardada</translation>
    </message>
    <message>
        <source>Instead of %1.</source>
        <translation>En lugar de: %1.</translation>
    </message>
    <message>
        <source>A password that is typed is kept until Porthole is closed: %1.</source>
        <translation>Una contraseña escrita se guarda hasta que se cierre Porthole: %1.</translation>
    </message>
    <message>
        <source>what each one&apos;s folder has</source>
        <translation>lo que tiene la carpeta de cada una</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellCard</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando con %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Se ha perdido la conexión con %1.</translation>
    </message>
    <message>
        <source>What you see is the last that came. The session there may have ended with it.</source>
        <translation>Se ve lo último que llegó. La sesión allí puede haber terminado con ella.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Editar la conexión</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The shell on %1 has ended.</source>
        <translation>La shell en %1 ha terminado.</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Volver a conectar</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Cerrar esta pestaña</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellDesk</name>
    <message>
        <source>There is no room for another terminal here</source>
        <translation>Aquí no cabe otro terminal</translation>
    </message>
    <message>
        <source>Split to the &amp;right	Ctrl+Shift+E</source>
        <translation>&amp;Dividir a la derecha	Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Split &amp;downwards	Ctrl+Shift+O</source>
        <translation>Dividir hacia aba&amp;jo	Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Another &amp;host to the right</source>
        <translation>Otro &amp;host a la derecha</translation>
    </message>
    <message>
        <source>Another host &amp;below</source>
        <translation>Otro host d&amp;ebajo</translation>
    </message>
    <message>
        <source>Show all &amp;terminals	Ctrl+Shift+X</source>
        <translation>Mostrar &amp;todos los terminales	Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Show this &amp;terminal alone	Ctrl+Shift+X</source>
        <translation>Mostrar solo este &amp;terminal	Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>&amp;Close this terminal	Ctrl+Shift+W</source>
        <translation>Cerrar este ter&amp;minal	Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>&amp;Broadcast…	Ctrl+Shift+G</source>
        <translation>Di&amp;fusión…	Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>S&amp;nippets…	Ctrl+Shift+P</source>
        <translation>Fragme&amp;ntos…	Ctrl+Shift+P</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellOverlay</name>
    <message>
        <source>Trying again in %1 s, attempt %2</source>
        <translation>Se reintenta en %1 s, intento %2</translation>
    </message>
    <message>
        <source>Trying again now, attempt %1</source>
        <translation>Se reintenta ahora, intento %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellPage</name>
    <message>
        <source>Copied the session&apos;s ID %1</source>
        <translation>Copiado el ID de la sesión %1</translation>
    </message>
    <message>
        <source>keys go to %1 sessions, Ctrl+Shift+Esc stops that</source>
        <translation>las teclas van a %1 sesiones, Ctrl+Shift+Esc lo para</translation>
    </message>
    <message>
        <source>keys go to the host</source>
        <translation>las teclas van al host</translation>
    </message>
    <message>
        <source>click the terminal to type</source>
        <translation>clic en el terminal para teclear</translation>
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
        <translation>%1 · uno de %2, Ctrl+Shift+X muestra los otros</translation>
    </message>
</context>
<context>
    <name>porthole::ui::ShellToolBar</name>
    <message>
        <source>Copy the session&apos;s ID</source>
        <translation>Copiar el ID de la sesión</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy what is selected (Ctrl+Shift+C)</source>
        <translation>Copiar la selección (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Paste the clipboard (Ctrl+Shift+V)</source>
        <translation>Pegar el portapapeles (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the terminal (Ctrl+Shift+F)</source>
        <translation>Buscar en el terminal (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>More terminals in this tab, and typing into several (Ctrl+Shift+E splits)</source>
        <translation>Más terminales en esta pestaña, y teclear en varios (Ctrl+Shift+E divide)</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Túneles</translation>
    </message>
    <message>
        <source>Show the session&apos;s tunnels</source>
        <translation>Mostrar los túneles de la sesión</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Browse the host&apos;s files (Ctrl+Shift+D)</source>
        <translation>Ver los archivos del host (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Try to connect again now</source>
        <translation>Intentar conectar de nuevo ahora</translation>
    </message>
    <message>
        <source>Terminal tools</source>
        <translation>Herramientas del terminal</translation>
    </message>
    <message>
        <source>Copy the session&apos;s &amp;ID</source>
        <translation>Copiar el &amp;ID de la sesión</translation>
    </message>
    <message>
        <source>sid %1…</source>
        <translation>sid %1…</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sesión %1</translation>
    </message>
    <message>
        <source>A click copies it.</source>
        <translation>Un clic lo copia.</translation>
    </message>
    <message>
        <source>Session ID %1</source>
        <translation>ID de la sesión %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::Sidebar</name>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nada coincide.</translation>
    </message>
    <message>
        <source>Filter hosts and servers</source>
        <translation>Filtrar hosts y servidores</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>Nubes</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 no se puede usar: %2</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>Copiado %1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar %1?</translation>
    </message>
    <message>
        <source>%1
The server itself, and tabs that are open, stay as they are.</source>
        <translation>%1
El servidor mismo, y las pestañas abiertas, se quedan como están.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>New host</source>
        <translation>Host nuevo</translation>
    </message>
    <message>
        <source>Connect to a host (Ctrl+N)</source>
        <translation>Conectar con un host (Ctrl+N)</translation>
    </message>
    <message>
        <source>%1
Its password goes from the keychain as well. The host itself, and tabs that are open, stay as they are.</source>
        <translation>%1
Su contraseña desaparece también del depósito de claves. El host mismo, y las pestañas abiertas, se quedan como están.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Refresh	F5</source>
        <translation>Actualizar	F5</translation>
    </message>
    <message>
        <source>Copy name	Ctrl+C</source>
        <translation>Copiar el nombre	Ctrl+C</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Reach via</source>
        <translation>Acceder a través de</translation>
    </message>
    <message>
        <source>Directly</source>
        <translation>Directamente</translation>
    </message>
    <message>
        <source>A host that is not saved any more</source>
        <translation>Un host que ya no está guardado</translation>
    </message>
    <message>
        <source>No host is saved yet</source>
        <translation>Aún no hay ningún host guardado</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Aún no hay nada guardado.</translation>
    </message>
    <message>
        <source>Delete %1 for good?</source>
        <translation>¿Borrar %1 definitivamente?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n connection(s) for good?</source>
        <translation>
            <numerusform>¿Borrar %n conexión definitivamente?</numerusform>
            <numerusform>¿Borrar %n conexiones definitivamente?</numerusform>
        </translation>
    </message>
    <message>
        <source>The machines themselves, and tabs that are open, stay as they are.</source>
        <translation>Las máquinas mismas, y las pestañas abiertas, se quedan como están.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Borrar definitivamente</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Copy into Porthole…</source>
        <translation>Copiar a Porthole…</translation>
    </message>
    <message>
        <source>New cloud</source>
        <translation>Nube nueva</translation>
    </message>
    <message>
        <source>A cloud that stands in no clouds.yaml</source>
        <translation>Una nube que no está en ningún clouds.yaml</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SignInForm</name>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>Huella SHA-256 del certificado</translation>
    </message>
    <message>
        <source>%1: sign in</source>
        <translation>%1: iniciar sesión</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>Conservar en el llavero</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SignInRows</name>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Start it if the host has one</source>
        <translation>Arrancarlo si el host tiene uno</translation>
    </message>
    <message>
        <source>Require it: without it, do not connect</source>
        <translation>Exigirlo: sin él, no conectar</translation>
    </message>
    <message>
        <source>Never start it</source>
        <translation>No arrancarlo nunca</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse for a key file</source>
        <translation>Buscar un archivo de clave</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>Archi&amp;vo de clave</translation>
    </message>
    <message>
        <source>&amp;Agent</source>
        <translation>&amp;Agente</translation>
    </message>
    <message>
        <source>Agent command</source>
        <translation>Orden del agente</translation>
    </message>
    <message>
        <source>what starts the agent on the host</source>
        <translation>lo que arranca el agente en el host</translation>
    </message>
    <message>
        <source>Agent c&amp;ommand</source>
        <translation>&amp;Orden del agente</translation>
    </message>
    <message>
        <source>A user name has no such characters.</source>
        <translation>Un nombre de usuario no tiene esos caracteres.</translation>
    </message>
    <message>
        <source>A key file is a whole path: it begins with / or ~/.</source>
        <translation>Un archivo de clave es una ruta entera: empieza por / o ~/.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de clave</translation>
    </message>
</context>
<context>
    <name>porthole::ui::SnippetPalette</name>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Fragmentos</translation>
    </message>
    <message>
        <source>Find a snippet</source>
        <translation>Buscar un fragmento</translation>
    </message>
    <message>
        <source>Type it into the terminal (Enter)</source>
        <translation>Teclearlo en el terminal (Enter)</translation>
    </message>
    <message>
        <source>Type it and press Return (Ctrl+Enter)</source>
        <translation>Teclearlo y pulsar Return (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nuevo…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texto</translation>
    </message>
    <message>
        <source>{{name}} is asked for each time. Keep passwords and keys out of it: snippets are saved as they are, readable for whoever can read your files.</source>
        <translation>{{name}} se pregunta cada vez. No poner contraseñas ni claves: los fragmentos se guardan tal cual, legibles para quien pueda leer los archivos propios.</translation>
    </message>
    <message>
        <source>There are none yet: New… makes the first one.</source>
        <translation>Aún no hay ninguno: Nuevo… crea el primero.</translation>
    </message>
    <message>
        <source>None is called like that.</source>
        <translation>Ninguno se llama así.</translation>
    </message>
    <message>
        <source>A snippet has a name and a text.</source>
        <translation>Un fragmento tiene un nombre y un texto.</translation>
    </message>
    <message>
        <source>There is a snippet of that name.</source>
        <translation>Ya hay un fragmento con ese nombre.</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>¿Quitar «%1»?</translation>
    </message>
</context>
<context>
    <name>porthole::ui::StartPage</name>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Show servers</source>
        <translation>Mostrar servidores</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>¿Qué falla?</translation>
    </message>
    <message>
        <source>Welcome to Porthole</source>
        <translation>Le damos la bienvenida a Porthole</translation>
    </message>
    <message>
        <source>Your hosts and the consoles of your servers, in one window.</source>
        <translation>Los hosts y las consolas de los servidores, en una ventana.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Encontrado en este equipo</translation>
    </message>
    <message>
        <source>user@host, host:port, or an alias of ~/.ssh/config</source>
        <translation>usuario@host, host:puerto, o un alias de ~/.ssh/config</translation>
    </message>
    <message>
        <source>Host to connect to</source>
        <translation>Host con el que conectar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>Connect to a host with a password, a key, an agent</source>
        <translation>Conectar con un host con contraseña, clave, agente</translation>
    </message>
    <message>
        <source>Connect to a host</source>
        <translation>Conectar con un host</translation>
    </message>
    <message>
        <source>A terminal over SSH. Your keys and ~/.ssh/config are used; whatever else the host wants to know is asked in its tab.</source>
        <translation>Un terminal por SSH. Se usan las claves propias y ~/.ssh/config; lo demás que quiera saber el host se pregunta en su pestaña.</translation>
    </message>
    <message>
        <source>Console link</source>
        <translation>Enlace de consola</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open link from clipboard</source>
        <translation>Abrir el enlace del portapapeles</translation>
    </message>
    <message>
        <source>Paste a console link</source>
        <translation>Pegar un enlace de consola</translation>
    </message>
    <message>
        <source>The console page that OpenStack links to, a WebSocket (wss://), or a VNC server (vnc://host:1).</source>
        <translation>La página de consola a la que enlaza OpenStack, un WebSocket (wss://), o un servidor VNC (vnc://host:1).</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demo</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>¿Solo mirar?</translation>
    </message>
    <message>
        <source>A small cloud and a host inside this program, to try everything on.</source>
        <translation>Una nube pequeña y un host dentro de este programa, para probarlo todo.</translation>
    </message>
    <message>
        <source>%1 more in the sidebar</source>
        <translation>%1 más en la barra lateral</translation>
    </message>
    <message>
        <source>Bring in…</source>
        <translation>Traer…</translation>
    </message>
    <message>
        <source>Bring in %1</source>
        <translation>Traer %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1: %n conexión</numerusform>
            <numerusform>%1: %n conexiones</numerusform>
        </translation>
    </message>
    <message>
        <source>No clouds yet. Your OpenStack&apos;s web page offers a file clouds.yaml for download (API Access). Put it into one of these folders, and it is listed here:
~/.config/openstack
/etc/openstack
the folder in which Porthole is started
Or fill in what you know of it.</source>
        <translation>Aún no hay nubes. La página web de OpenStack ofrece un archivo clouds.yaml para descargar (Acceso a la API). Puesto en una de estas carpetas, aparece aquí:
~/.config/openstack
/etc/openstack
la carpeta en la que se inicia Porthole
O rellenar lo que se sepa de ella.</translation>
    </message>
    <message>
        <source>New cloud…</source>
        <translation>Nube nueva…</translation>
    </message>
</context>
<context>
    <name>porthole::ui::Suggestions</name>
    <message>
        <source>Matching servers and hosts</source>
        <translation>Servidores y hosts que coinciden</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalLookPage</name>
    <message>
        <source>The cursor blinks</source>
        <translation>El cursor parpadea</translation>
    </message>
    <message>
        <source>What is selected is copied at once</source>
        <translation>Lo seleccionado se copia al momento</translation>
    </message>
    <message>
        <source>Terminal look</source>
        <translation>Aspecto del terminal</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Subrayado</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Barra</translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation>Como al principio</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Tipo de letra</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>Ta&amp;maño</translation>
    </message>
    <message>
        <source>C&amp;ursor</source>
        <translation>C&amp;ursor</translation>
    </message>
    <message>
        <source>Lines &amp;kept</source>
        <translation>&amp;Líneas guardadas</translation>
    </message>
    <message>
        <source>It counts at once, in all terminals. A host may choose another cursor; Ctrl with Plus, Minus and 0 makes the letters of one terminal larger and smaller.</source>
        <translation>Vale al momento, en todos los terminales. Un host puede elegir otro cursor; Ctrl con Más, Menos y 0 agranda y reduce las letras de un terminal.</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Cómo se ve</translation>
    </message>
    <message>
        <source>As the window, light or dark</source>
        <translation>Como la ventana, claro u oscuro</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Terminal look · it counts at once, in all terminals</source>
        <translation>Aspecto del terminal · vale al momento, en todos los terminales</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Paste %1 characters into each of %2 sessions?</source>
        <translation>¿Pegar %1 caracteres en cada una de %2 sesiones?</translation>
    </message>
    <message>
        <source>Paste %1 into each of %2 sessions? In all %3 lines will be run at once.</source>
        <translation>¿Pegar %1 en cada una de %2 sesiones? En total se ejecutan al momento %3 líneas.</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>una línea</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 líneas</translation>
    </message>
    <message>
        <source>Paste %1 characters?</source>
        <translation>¿Pegar %1 caracteres?</translation>
    </message>
    <message>
        <source>Paste a line? It will be run at once.</source>
        <translation>¿Pegar una línea? Se ejecuta al momento.</translation>
    </message>
    <message>
        <source>Paste %1 lines? Each of them will be run at once.</source>
        <translation>¿Pegar %1 líneas? Cada una se ejecuta al momento.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message numerus="yes">
        <source>The host wants to put %n character(s) on the clipboard.</source>
        <translation>
            <numerusform>El host quiere poner %n carácter en el portapapeles.</numerusform>
            <numerusform>El host quiere poner %n caracteres en el portapapeles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Permitir</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalTheme</name>
    <message>
        <source>Solarized dark</source>
        <translation>Solarized oscuro</translation>
    </message>
    <message>
        <source>Solarized light</source>
        <translation>Solarized claro</translation>
    </message>
    <message>
        <source>Ember dark</source>
        <translation>Brasa oscuro</translation>
    </message>
    <message>
        <source>Ember light</source>
        <translation>Brasa claro</translation>
    </message>
    <message>
        <source>Fjord</source>
        <translation>Fiordo</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TerminalView</name>
    <message>
        <source>&amp;Open %1</source>
        <translation>&amp;Abrir %1</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>Copiar en&amp;lace</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+Shift+C</source>
        <translation>&amp;Copiar	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+Shift+V</source>
        <translation>&amp;Pegar	Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>&amp;Search…	Ctrl+Shift+F</source>
        <translation>&amp;Buscar…	Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>P&amp;revious prompt	Ctrl+Shift+Up</source>
        <translation>Prompt ante&amp;rior	Ctrl+Shift+Up</translation>
    </message>
    <message>
        <source>&amp;Next prompt	Ctrl+Shift+Down</source>
        <translation>Prompt si&amp;guiente	Ctrl+Shift+Down</translation>
    </message>
    <message>
        <source>Clear what has scrolled &amp;off</source>
        <translation>&amp;Vaciar el historial</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Keys typed here go to the host. Press Ctrl+Shift+Tab to leave.</source>
        <translation>Las teclas pulsadas aquí van al host. Ctrl+Shift+Tab para salir.</translation>
    </message>
    <message>
        <source>The host&apos;s shell does not mark its prompts (OSC 133)</source>
        <translation>La shell del host no marca sus prompts (OSC 133)</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TransferList</name>
    <message>
        <source>Clear finished</source>
        <translation>Quitar las terminadas</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferencias</translation>
    </message>
    <message>
        <source>Hide the transfers</source>
        <translation>Ocultar las transferencias</translation>
    </message>
    <message>
        <source>Hide or show the transfers</source>
        <translation>Ocultar o mostrar las transferencias</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) to go</source>
        <translation>
            <numerusform>Queda %n transferencia</numerusform>
            <numerusform>Quedan %n transferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) finished</source>
        <translation>
            <numerusform>%n transferencia terminada</numerusform>
            <numerusform>%n transferencias terminadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n ha fallado</numerusform>
            <numerusform>%n han fallado</numerusform>
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
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Open the folder it is in</source>
        <translation>Abrir la carpeta en la que está</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>a %1</translation>
    </message>
    <message>
        <source>to %1 on the host</source>
        <translation>a %1 en el host</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Download of %1: %2</source>
        <translation>Descarga de %1: %2</translation>
    </message>
    <message>
        <source>Upload of %1: %2</source>
        <translation>Subida de %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed</source>
        <translation>
            <numerusform>%n archivo ha fallado</numerusform>
            <numerusform>%n archivos han fallado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>porthole::ui::TroubleCard</name>
    <message>
        <source>Do not connect</source>
        <translation>No conectar</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>Huella SHA-256 del certificado</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando con %1</translation>
    </message>
    <message>
        <source>The server answered; agreeing on how to talk.</source>
        <translation>El servidor ha respondido; se está acordando cómo hablar.</translation>
    </message>
    <message>
        <source>Waiting for the server.</source>
        <translation>En espera del servidor.</translation>
    </message>
    <message>
        <source>The server asks for a password.</source>
        <translation>El servidor pide una contraseña.</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Cerrar esta pestaña</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>This console is closed.</source>
        <translation>Esta consola está cerrada.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TroubleOverlay</name>
    <message>
        <source>Trying again in %1 s, attempt %2</source>
        <translation>Se reintenta en %1 s, intento %2</translation>
    </message>
    <message>
        <source>Trying again now, attempt %1</source>
        <translation>Se reintenta ahora, intento %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TroubleStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TunnelForm</name>
    <message>
        <source>Listen at</source>
        <translation>Escuchar en</translation>
    </message>
    <message>
        <source>port, or address:port</source>
        <translation>puerto, o dirección:puerto</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>host:puerto</translation>
    </message>
    <message>
        <source>Save with the host</source>
        <translation>Guardar con el host</translation>
    </message>
    <message>
        <source>Open tunnel</source>
        <translation>Abrir túnel</translation>
    </message>
    <message>
        <source>Kind of tunnel</source>
        <translation>Tipo de túnel</translation>
    </message>
    <message>
        <source>Not yet: %1.</source>
        <translation>Aún no: %1.</translation>
    </message>
    <message>
        <source>Everybody who reaches that side can use it.</source>
        <translation>Cualquiera que llegue a ese lado puede usarlo.</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TunnelModel</name>
    <message>
        <source>any free port</source>
        <translation>cualquier puerto libre</translation>
    </message>
    <message>
        <source>whatever is asked for</source>
        <translation>lo que se pida</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>Escucha en</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Lleva a</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Tráfico</translation>
    </message>
</context>
<context>
    <name>porthole::ui::TunnelPanel</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop this tunnel</source>
        <translation>Parar este túnel</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Copy where it listens</source>
        <translation>Copiar dónde escucha</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Stop it and take it off the list</source>
        <translation>Pararlo y quitarlo de la lista</translation>
    </message>
    <message>
        <source>Saved with the host</source>
        <translation>Guardado con el host</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Túneles</translation>
    </message>
    <message>
        <source>No tunnels yet. They live as long as this tab and come back with the line.</source>
        <translation>Aún no hay túneles. Duran lo que esta pestaña y vuelven con la conexión.</translation>
    </message>
    <message>
        <source>Hide the tunnels; they stay open</source>
        <translation>Ocultar los túneles; siguen abiertos</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Arrancar</translation>
    </message>
    <message>
        <source>Stop this tunnel; what is open in it ends</source>
        <translation>Parar este túnel; lo que esté abierto en él se acaba</translation>
    </message>
    <message>
        <source>Start this tunnel</source>
        <translation>Arrancar este túnel</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>Copiado %1</translation>
    </message>
</context>
<context>
    <name>porthole::ui::UndoStrip</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Deshacer: %1</translation>
    </message>
</context>
</TS>
