/** The client got no answer from a Docker daemon. A refusal by file permissions is another case and must not match. */
import { all, any, defineSignature, not } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'symptom',
  signs: {
    // client/errors.go connectionFailed (1.13 to 29): Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
    // Docker 1.6: Cannot connect to the Docker daemon. Is 'docker -d' running on this host?
    cannotConnect: {
      weight: 'decisive',
      lines: [
        [
          'Cannot connect to the Docker daemon',
          /Cannot connect to the Docker daemon(?: at (?<socket>[^\s"%]{2,200}?)\. Is the docker daemon running| at (?:unix|tcp|npipe|ssh|fd|https?):\/|\. Is (?:the docker daemon|'docker -d'|'docker daemon') running on this host(?!\?: [^\n]{0,200}permission denied))/,
        ],
      ],
    },
    // client/request.go (29): failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix ...
    apiUnreachable: {
      weight: 'decisive',
      lines: [
        [
          'failed to connect to the docker API',
          /failed to connect to the docker API at (?:(?<socket>(?:unix|tcp|npipe|ssh|https?):\/{2,4}[^\s";]{1,200}?)(?:; check if|: lookup |: dial |: open )|[a-z]{2,6}:\/)/,
        ],
      ],
    },
    // Go's net package, in any client: dial unix /var/run/docker.sock: connect: no such file or directory (Go < 1.9: without "connect: ")
    socketNotListening: {
      weight: 'decisive',
      lines: [
        [
          'dial unix',
          /dial unix (?<path>[^\s"':,]{0,120}?docker(?:\.raw|-cli)?\.sock): (?:connect: )?(?:no such file or directory|connection refused)/,
        ],
      ],
    },
    // go-winio: open //./pipe/docker_engine: The system cannot find the file specified. The reason is in the language of Windows.
    pipeMissing: {
      weight: 'decisive',
      lines: [
        [
          'open //./pipe/docker',
          /open (?<pipe>\/\/\.\/pipe\/docker[A-Za-z_]{0,40}): (?!Access is denied|拒绝访问|拒絕存取|Zugriff verweigert|Accès refusé|Acceso denegado)/,
        ],
        // Docker Desktop's proxy, asked while its engine is down: open \\.\pipe\docker_engine_linux: The system cannot find ...
        [
          'The system cannot find the file specified',
          /open \\{2,4}\.\\{1,2}(?<pipe>pipe\\{1,2}docker[A-Za-z_]{0,40}): The system cannot find the file specified/,
        ],
        [
          'may indicate that the docker daemon is not running',
          /this error may (?:also )?indicate that the docker daemon is not running/,
        ],
      ],
    },
    // client/request.go: error during connect: Get "http://docker:2375/v1.24/info": dial tcp: lookup docker on 10.0.0.10:53: no such host
    hostUnreachable: {
      weight: 'decisive',
      lines: [
        [
          'error during connect',
          /error during connect: [A-Z]{3,7} "?https?:\/\/(?<host>[^\s"/]{1,255})\/[^\s"]{0,300}"?: (?:dial tcp[^\n]{0,200}?(?:no such host|connection refused|i\/o timeout|no route to host|network is unreachable|server misbehaving)|read tcp[^\n]{0,120}?connection reset|EOF)/,
        ],
        // Docker 1.6 to 1.12: An error occurred trying to connect: Get https://192.168.99.100:2376/v1.22/info: dial tcp 192.168.99.100:2376: i/o timeout
        [
          'An error occurred trying to connect',
          /An error occurred trying to connect: (?![^\n]{0,400}permission denied)[A-Z]{3,7} "?https?:\/\/(?:(?<host>[^\s"/]{1,255})\/)?[^\s"]{0,100}?v1\.\d{1,2}\//,
        ],
      ],
    },
    // The same prefix with a reason of its own, such as a TLS failure.
    errorDuringConnect: {
      weight: 'strong',
      lines: [
        [
          'error during connect',
          /error during connect: (?![^\n]{0,500}(?:permission denied|Access is denied))(?:[A-Z]{3,7} "?https?:\/\/|this error |in the default daemon )/,
        ],
      ],
    },
    // docker/cli, cli/connhelper/commandconn: command [ssh -- web-03 docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, ...
    sshFailed: {
      weight: 'decisive',
      lines: [
        [
          'make sure the URL is valid, and Docker 18.09 or later',
          /(?<host>[\w.-]{1,255}) (?:-- )?'?docker [^\]\n]{0,60}?dial-stdio'?\] has exited with [^\n]{1,60}?make sure the URL is valid, and Docker 18\.09 or later/,
        ],
      ],
    },
    // docker-compose 1.x (Python), compose/cli/errors.py: Couldn't connect to Docker daemon at http+docker://localhost - is it running?
    composeCannotConnect: {
      weight: 'decisive',
      lines: [
        [
          'connect to Docker daemon',
          /Couldn't connect to Docker daemon(?: at (?:http\+docker:\/\/[a-z]{1,20}|(?<socket>[a-z+]{2,12}:\/\/[^\s"]{1,200}?)) - is it running|\. You might need to| - you might need to)/,
        ],
      ],
    },
    // docker-py, docker/api/client.py: Error while fetching server API version: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))
    pythonCannotConnect: {
      weight: 'decisive',
      lines: [
        [
          'Error while fetching server API version',
          /Error while fetching server API version: [^\n]{0,300}?(?:FileNotFoundError|ConnectionRefusedError|error\(2,|No such file or directory|Connection refused|Name or service not known|\(2, 'CreateFile')/,
        ],
      ],
    },
    // The same traceback, cut off before its last line. Only sockets of Unix are missing like a file.
    // requests.exceptions.ConnectionError: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))
    pythonAborted: {
      weight: 'strong',
      lines: [
        ['Connection aborted.', /Connection aborted\.'?, (?:FileNotFoundError\(2,|error\(2,|error\(2, 'CreateFile')/],
      ],
    },
    // File "docker/transport/unixconn.py", line 43, in connect
    pythonTransport: {
      weight: 'weak',
      lines: [
        ['unixconn.py', /docker[/\\](?:transport|unixconn)[/\\]{1,2}unixconn\.py"?, line \d{1,5}/],
        ['npipesocket.py', /docker[/\\]{1,2}transport[/\\]{1,2}npipesocket\.py"?, line \d{1,5}/],
      ],
    },
    pythonNobody: {
      weight: 'weak',
      lines: [
        ['No such file or directory', /FileNotFoundError: \[Errno 2\] No such file or directory(?!: )/],
        ['Connection refused', /ConnectionRefusedError: \[Errno (?:61|111)\] Connection refused/],
        ['CreateFile', /pywintypes\.error: \(2, 'CreateFile'/],
      ],
    },
    pythonDenied: {
      weight: 'hint',
      lines: [['Permission denied', /PermissionError: \[Errno 13\] Permission denied/]],
    },
    // Node.js, in dockerode and editors: connect ENOENT /var/run/docker.sock
    nodeCannotConnect: {
      weight: 'decisive',
      lines: [
        [
          'connect ENOENT',
          /connect ENOENT (?:(?<path>\/[^\s"':,]{0,120}?docker(?:\.raw|-cli)?\.sock)|(?<pipe>[/\\]{2,4}\.[/\\]{1,2}pipe[/\\]{1,2}docker[A-Za-z_]{0,40}))/,
        ],
        ['connect ECONNREFUSED', /connect ECONNREFUSED (?<path>\/[^\s"':,]{0,120}?docker(?:\.raw|-cli)?\.sock)/],
      ],
    },
    // Java clients. Spring Boot, DockerConnectionException: Connection to the Docker daemon at 'localhost' failed with error
    // "[2] No such file or directory"; ensure the Docker daemon is running and accessible
    javaCannotConnect: {
      weight: 'decisive',
      lines: [
        [
          'Connection to the Docker daemon at',
          /Connection to the Docker daemon at '(?<socket>[^'\n]{1,200})' failed with error (?![^\n]{0,200}Permission denied)/,
        ],
        ['LastErrorException', /docker[^\n]{1,300}?com\.sun\.jna\.LastErrorException: \[(?:2|61|111)\]/],
        // Apache HttpClient in the Maven plugins of Spotify and fabric8: Connect to localhost:2375 [localhost/127.0.0.1] failed: Connection refused
        [
          'failed: Connection refused',
          /Connect to (?<host>[^\s[\]]{1,255}:237[56]) \[[^\]\n]{1,200}\] failed: Connection refused/,
        ],
      ],
    },
    // fabric8 docker-maven-plugin; it says the same of a socket it may not open.
    // No <dockerHost> given, no DOCKER_HOST environment variable, no read/writable '/var/run/docker.sock' or '//./pipe/docker_engine'
    javaNoHost: {
      weight: 'strong',
      lines: [
        [
          'no DOCKER_HOST environment variable',
          /no DOCKER_HOST environment variable,? (?:and )?no read\/writable '(?<path>\/[^'\n]{1,100})'/,
        ],
      ],
    },
    // Caused by: java.io.IOException: com.sun.jna.LastErrorException: [2] No such file or directory
    javaSocketMissing: {
      weight: 'weak',
      lines: [['LastErrorException', /com\.sun\.jna\.LastErrorException: \[(?:2|61|111)\]/]],
    },
    javaClient: {
      weight: 'weak',
      lines: [
        ['org.testcontainers', /at org\.testcontainers\.(?:dockerclient|shaded)\./],
        ['com.github.dockerjava', /at com\.github\.dockerjava\./],
        ['buildpack.platform.docker', /at org\.springframework\.boot\.buildpack\.platform\.docker\./],
      ],
    },
    // Testcontainers, DockerClientProviderStrategy. It says so for any reason, a client that is too old included.
    testcontainers: {
      weight: 'weak',
      lines: [['find a valid Docker environment', /Could not find a valid Docker environment/]],
    },
    testcontainersHost: {
      weight: 'weak',
      lines: [['is not listening', /DOCKER_HOST (?<socket>[a-z]{3,6}:\/{2,3}[^\s"']{1,200}) is not listening/]],
    },
    // UnixSocketClientProviderStrategy: failed with exception InvalidConfigurationException (ping failed). Root cause NoSuchFileException (/var/run/docker.sock)
    testcontainersReason: {
      weight: 'strong',
      lines: [
        [
          'ClientProviderStrategy: failed with exception',
          /ClientProviderStrategy: failed with exception [^\n]{0,200}?(?:NoSuchFileException|\[(?:2|61|111)\]|Connection refused|No such file or directory)/,
        ],
      ],
    },
    testcontainersOther: {
      weight: 'hint',
      lines: [
        [
          'ClientProviderStrategy: failed with exception',
          /ClientProviderStrategy: failed with exception [^\n]{0,200}?(?:\[13\]|Permission denied|BadRequestException|Status 400|UnsatisfiedLinkError)/,
        ],
      ],
    },
    // client/request.go checkResponseErr, answered by Docker Desktop's proxy while its engine is down:
    // request returned 500 Internal Server Error for API route and version http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.51/info, check ...
    desktopEngineDown: {
      weight: 'strong',
      lines: [
        [
          'for API route and version http',
          /request returned (?:\d{3} )?(?:Internal Server Error|Bad Gateway|Service Unavailable) for API route and version http:\/\/%2F%2F\.%2Fpipe%2Fdocker/,
        ],
      ],
    },
    // Docker 1.7 and 1.8 add it to every failure, permission denied included; later versions only when the daemon speaks TLS.
    oldQuestions: {
      weight: 'hint',
      lines: [
        ['Is your docker daemon up and running', /Is your docker daemon up and running/],
        [
          'connect to a TLS-enabled daemon without TLS',
          /Are you trying to connect to a TLS-enabled daemon without TLS/,
        ],
      ],
    },
  },
  when: any(
    'cannotConnect',
    'apiUnreachable',
    'socketNotListening',
    'pipeMissing',
    'hostUnreachable',
    'errorDuringConnect',
    'sshFailed',
    'composeCannotConnect',
    'pythonCannotConnect',
    'pythonAborted',
    all('pythonTransport', 'pythonNobody', not('pythonDenied')),
    'nodeCannotConnect',
    'javaCannotConnect',
    'javaNoHost',
    all('javaClient', 'javaSocketMissing'),
    all(any('testcontainers', 'testcontainersHost', 'testcontainersReason'), not('testcontainersOther')),
    'desktopEngineDown',
  ),
  yieldsTo: ['SB6002', 'SB6003', 'SB6004', 'SB6005', 'SB6006', 'SB6007'],
});
