/** For calls that reach an emulator directly, which checks none. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };
