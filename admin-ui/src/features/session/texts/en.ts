export const en = {
  title: 'Open kiro4j',
  key: 'Admin key',
  show: 'Show',
  hide: 'Hide',
  open: 'Open',
  opening: 'Opening',
  wrong: 'That key is not right.',
  locked: 'Too many wrong keys. Try again in {{duration}}.',
  off: 'This page is off: the gateway has no admin key.',
  where: 'Where do I find it?',
  whereText: 'In config.yml as <1>adminApiKey</1>, or in the environment as <2>KIRO4J_ADMIN_KEY</2>. Without one this page is off.',
  logOut: 'Log out',
}
