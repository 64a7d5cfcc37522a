//! TLS: whom to trust, and what its errors mean.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use thiserror::Error;

use crate::send::failure::TlsFailure;

/// A file of certificates that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InvalidAuthorities {
    /// The file cannot be read, or has something else in it.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// TLS cannot be set up.
    #[error("TLS cannot be set up: {0}")]
    Setup(String),
}

/// The TLS of a client. The authorities of the system are hundreds of files, so they are read when a server wants TLS.
#[derive(Clone, Debug)]
pub(super) struct Tls {
    builder: ConfigBuilder<ClientConfig, WantsVerifier>,
    /// Trusted in place of those of the system.
    authorities: Option<RootCertStore>,
    config: Arc<OnceLock<Arc<ClientConfig>>>,
}

impl Tls {
    /// TLS that trusts the authorities of a file, or else those of the system.
    pub(super) fn new(file: Option<&PathBuf>) -> Result<Self, InvalidAuthorities> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| InvalidAuthorities::Setup(error.to_string()))?;
        Ok(Self {
            builder,
            authorities: file.map(of_file).transpose()?,
            config: Arc::default(),
        })
    }

    pub(super) fn config(&self) -> &Arc<ClientConfig> {
        self.config.get_or_init(|| {
            let roots = self.authorities.clone().unwrap_or_else(of_system);
            let builder = self.builder.clone().with_root_certificates(roots);
            let mut config = builder.with_no_client_auth();
            config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
            Arc::new(config)
        })
    }
}

fn of_file(path: &PathBuf) -> Result<RootCertStore, InvalidAuthorities> {
    let invalid = |reason: String| InvalidAuthorities::File {
        path: path.clone(),
        reason,
    };
    let bytes = std::fs::read(path).map_err(|error| invalid(error.to_string()))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&bytes) {
        let certificate = certificate.map_err(|error| invalid(error.to_string()))?;
        roots
            .add(certificate)
            .map_err(|error| invalid(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(invalid("there is no PEM certificate in it".to_owned()));
    }
    Ok(roots)
}

/// Those that cannot be read are left out: what they signed is then not trusted, and the error says so.
fn of_system() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

/// What an error of a handshake means.
pub(super) fn failure(error: &io::Error) -> TlsFailure {
    let inner = error
        .get_ref()
        .and_then(|it| it.downcast_ref::<rustls::Error>());
    let Some(rustls::Error::InvalidCertificate(invalid)) = inner else {
        return TlsFailure::Other(error.to_string());
    };
    match invalid {
        CertificateError::UnknownIssuer
        | CertificateError::BadSignature
        | CertificateError::InvalidPurpose => TlsFailure::UnknownIssuer,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsFailure::WrongName
        }
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => TlsFailure::NotValidNow,
        other => TlsFailure::Other(other.to_string()),
    }
}
