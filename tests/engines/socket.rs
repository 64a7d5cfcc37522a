//! Commands and events as JSON over a WebSocket: what the DevTools protocol and WebDriver BiDi
//! have in common.

use std::collections::VecDeque;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Message, protocol::WebSocketConfig},
};

/// A connection to an engine.
pub(crate) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last_id: u64,
    /// Events that came while an answer was waited for.
    early: VecDeque<Value>,
}

impl Socket {
    pub(crate) async fn connect(url: &str) -> Result<Self, String> {
        // An event may hold a whole page.
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let (stream, _) = connect_async_with_config(url, Some(config), true)
            .await
            .map_err(|error| format!("{url}: {error}"))?;
        Ok(Self {
            stream,
            last_id: 0,
            early: VecDeque::new(),
        })
    }

    /// Sends a command, in a session of the DevTools protocol if one is named.
    pub(crate) async fn tell(
        &mut self,
        method: &str,
        params: Value,
        session: Option<&str>,
    ) -> Result<u64, String> {
        self.last_id += 1;
        let mut command = json!({ "id": self.last_id, "method": method, "params": params });
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        let sent = self.stream.send(Message::text(command.to_string())).await;
        sent.map_err(|error| format!("{method}: {error}"))?;
        Ok(self.last_id)
    }

    /// Sends a command and waits for its result.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        let id = self.tell(method, params, None).await?;
        loop {
            let mut message = self.receive().await.ok_or("the connection was closed")?;
            if message["id"] != id {
                self.early.push_back(message);
            } else if message["result"].is_object() {
                return Ok(message["result"].take());
            } else {
                return Err(format!("{method}: {message}"));
            }
        }
    }

    /// The next event; `None` when the engine has hung up.
    pub(crate) async fn event(&mut self) -> Option<Value> {
        loop {
            let message = match self.early.pop_front() {
                Some(message) => message,
                None => self.receive().await?,
            };
            if message["method"].is_string() {
                return Some(message);
            }
        }
    }

    async fn receive(&mut self) -> Option<Value> {
        loop {
            match self.stream.next().await?.ok()? {
                Message::Text(text) => return serde_json::from_str(&text).ok(),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }
}
