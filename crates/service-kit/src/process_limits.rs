//! What a process may take of the machine.

use std::{io, process, thread, time::Duration};

use rustix::{
    process::{Resource, Rlimit, nice, setrlimit},
    time::{ClockId, clock_gettime},
};

/// Of a process that gives way to others.
const NICENESS: i32 = 10;

/// Bounds this process for the rest of its life: the memory that it can write to, in bytes, and how
/// many seconds it may keep a processor busy. What needs more is killed, and leaves no core dump.
/// Where processors are scarce, it gives way to other processes.
///
/// # Errors
/// When a bound of the system is narrower already.
pub fn limit_process(memory: u64, cpu_seconds: u64) -> io::Result<()> {
    for (resource, most) in [
        (Resource::Data, memory),
        (Resource::Cpu, cpu_seconds),
        (Resource::Core, 0),
    ] {
        let most = Some(most);
        setrlimit(
            resource,
            Rlimit {
                current: most,
                maximum: most,
            },
        )?;
    }
    nice(NICENESS)?;
    Ok(())
}

/// Has this process exit with a status of its own once it has kept a processor busy for so long.
///
/// # Errors
/// When there can be no thread that looks after it.
pub fn exit_after(cpu_time: Duration, status: u8) -> io::Result<()> {
    thread::Builder::new().spawn(move || {
        loop {
            let spent = clock_gettime(ClockId::ProcessCPUTime);
            match Duration::try_from(spent).map(|spent| cpu_time.checked_sub(spent)) {
                // It cannot take longer sooner: one thread is at work.
                Ok(Some(left)) => thread::sleep(left.max(Duration::from_millis(1))),
                _ => process::exit(i32::from(status)),
            }
        }
    })?;
    Ok(())
}
