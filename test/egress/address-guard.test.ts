import { describe, expect, test } from 'vitest';
import { assertCallable, refusal } from '#lib/egress/address-guard.ts';

const never = [
  'http://169.254.169.254/latest/meta-data',
  'http://[fe80::1]/v1',
  'http://[fd00:ec2::254]/v1',
  'http://0.0.0.0:8000/v1',
  'http://[::]/v1',
  'http://[::ffff:169.254.169.254]/v1',
  'http://[64:ff9b::a9fe:a9fe]/v1',
  'http://[2002:7f00:1::]/v1',
  'http://224.0.0.1/v1',
  'http://255.255.255.255/v1',
];
const privately = [
  'http://127.0.0.1:8000/v1',
  'http://127.1/v1',
  'http://0x7f000001/v1',
  'http://2130706433/v1',
  'http://0177.0.0.1/v1',
  'http://[::1]:8000/v1',
  'http://[::ffff:127.0.0.1]/v1',
  'http://[::ffff:7f00:1]/v1',
  'http://10.1.2.3/v1',
  'http://172.31.255.255/v1',
  'http://192.168.1.1/v1',
  'http://100.64.0.1/v1',
  'http://[fc00::1]/v1',
  'http://[fd12:3456::1]/v1',
];
const open = [
  'https://1.1.1.1/v1',
  'https://172.32.0.1/v1',
  'https://[2606:4700::1111]/v1',
  'https://api.openai.com/v1',
];

describe('an address that somebody typed in', () => {
  test.each(never)('%s is refused, private networks allowed or not', (address) => {
    expect(() => assertCallable(new URL(address), true)).toThrow('refused');
    expect(() => assertCallable(new URL(address), false)).toThrow('refused');
  });

  test.each(privately)('%s is called only where the administrator allows private networks', (address) => {
    expect(() => assertCallable(new URL(address), false)).toThrow('private network');
    expect(() => assertCallable(new URL(address), true)).not.toThrow();
  });

  test.each(open)('%s is called', (address) => {
    expect(() => assertCallable(new URL(address), false)).not.toThrow();
  });

  test.each(['file:///etc/passwd', 'ftp://example.org', 'data:text/plain,x'])(
    '%s is no address of a model',
    (address) => {
      expect(() => assertCallable(new URL(address), true)).toThrow('Only http and https');
    },
  );

  test('an IPv6 address is judged without its zone', () => {
    expect(refusal('fe80::1%eth0', true)).not.toBeNull();
  });
});
