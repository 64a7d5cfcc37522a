//! Argon2 whose memory goes back to the system after each password.
//!
//! glibc keeps freed memory of this size for the thread that freed it. The threads of a blocking
//! pool change, so many passwords one after the other would end up keeping a gigabyte. Another
//! allocator would do the same in one line, but is a C library more to compile at the first run.

use argon2::{
    Algorithm, Argon2, Block, CustomizedPasswordHasher, Params, PasswordHasher, Version,
    password_hash::{
        Error,
        phc::{Output, ParamsString, PasswordHash, Salt},
    },
};

/// More than glibc ever keeps (`DEFAULT_MMAP_THRESHOLD_MAX`). The part that is not used costs
/// addresses only.
const NEVER_POOLED: usize = 33 * 1024 * 1024;

/// Argon2, which verifies PHC strings by virtue of [`CustomizedPasswordHasher`].
#[derive(Debug)]
pub(super) struct UnpooledArgon2;

impl PasswordHasher<PasswordHash> for UnpooledArgon2 {
    fn hash_password_with_salt(&self, password: &[u8], salt: &[u8]) -> Result<PasswordHash, Error> {
        self.hash_password_with_params(password, salt, Params::default())
    }
}

impl CustomizedPasswordHasher<PasswordHash> for UnpooledArgon2 {
    type Params = Params;

    fn hash_password_customized(
        &self,
        password: &[u8],
        salt: &[u8],
        algorithm: Option<&str>,
        version: Option<u32>,
        params: Params,
    ) -> Result<PasswordHash, Error> {
        let salt = Salt::new(salt)?;
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?;
        let algorithm = algorithm.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?;
        let version = version.unwrap_or_default();
        let phc_params = ParamsString::try_from(&params)?;

        let mut output = [0; Output::MAX_LENGTH];
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let output = output.get_mut(..length).ok_or(Error::OutputSize)?;

        let mut blocks = Vec::with_capacity(NEVER_POOLED / Block::SIZE);
        blocks.resize(params.block_count(), Block::new());
        Argon2::new(algorithm, version, params).hash_password_into_with_memory(
            password,
            &salt,
            output,
            &mut blocks,
        )?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: phc_params,
            salt: Some(salt),
            hash: Some(Output::new(output)?),
        })
    }
}
