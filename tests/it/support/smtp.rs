//! A relay on loopback that keeps every message it accepts, and can be told to behave badly.

use std::sync::{Arc, Mutex, PoisonError};

use jonction::platform::mail::{Security, SmtpSettings};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};

/// What the relay answers at the end of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// 250: taken.
    Accept,
    /// 451: not now; the message is not kept.
    NotNow,
    /// 550: never; the message is not kept.
    Never,
    /// Says nothing; the message is not kept.
    Silence,
    /// Takes the message and then says nothing: the sender cannot know.
    AcceptInSilence,
}

/// A relay.
pub struct Relay {
    port: u16,
    messages: Arc<Mutex<Vec<String>>>,
    behaviour: watch::Sender<Behaviour>,
    accepted: Arc<Notify>,
}

impl Relay {
    /// On a free port, accepting.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("bound").port();
        let (behaviour, told) = watch::channel(Behaviour::Accept);
        let relay = Self { port, messages: Arc::default(), behaviour, accepted: Arc::default() };
        let (messages, accepted) = (relay.messages.clone(), relay.accepted.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, messages.clone(), told.clone(), accepted.clone()));
            }
        });
        relay
    }

    /// Settings that reach it, impatient so that silence is noticed in a test.
    pub fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: "127.0.0.1".into(),
            port: Some(self.port),
            security: Security::None,
            username: None,
            password: None,
            timeout_seconds: 1,
        }
    }

    /// From now on.
    pub fn behave(&self, behaviour: Behaviour) {
        self.behaviour.send_replace(behaviour);
    }

    /// Waits until a message has been taken since the last call.
    pub async fn accepted_one(&self) {
        self.accepted.notified().await;
    }

    /// Every message taken, in order.
    pub fn messages(&self) -> Vec<String> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The Message-IDs of all messages taken, repeated ones too.
    pub fn message_ids(&self) -> Vec<String> {
        self.messages().iter().map(|message| header(message, "Message-ID")).collect()
    }
}

/// The value of a header, unfolded.
pub fn header(message: &str, name: &str) -> String {
    let mut value = String::new();
    let mut inside = false;
    for line in message.lines().take_while(|line| !line.is_empty()) {
        if let Some(rest) = line.strip_prefix(&format!("{name}:")) {
            (inside, value) = (true, rest.trim().to_owned());
        } else if inside && line.starts_with(' ') {
            value.push_str(line);
        } else {
            inside = false;
        }
    }
    value
}

async fn converse(
    stream: TcpStream,
    messages: Arc<Mutex<Vec<String>>>,
    told: watch::Receiver<Behaviour>,
    accepted: Arc<Notify>,
) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 relay.test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.split_ascii_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "QUIT" => return write.write_all(b"221 bye\r\n").await,
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut message = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    message.push_str(line.strip_prefix('.').unwrap_or(&line));
                    message.push('\n');
                }
                let behaviour = *told.borrow();
                if matches!(behaviour, Behaviour::Accept | Behaviour::AcceptInSilence) {
                    messages.lock().unwrap_or_else(PoisonError::into_inner).push(message);
                    accepted.notify_one();
                }
                match behaviour {
                    Behaviour::Accept => write.write_all(b"250 taken\r\n").await?,
                    Behaviour::NotNow => write.write_all(b"451 not now\r\n").await?,
                    Behaviour::Never => write.write_all(b"550 never\r\n").await?,
                    Behaviour::Silence | Behaviour::AcceptInSilence => std::future::pending::<()>().await,
                }
            }
            _ => write.write_all(b"250 ok\r\n").await?,
        }
    }
    Ok(())
}
