import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const FALLBACK = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const POOLS = {
  'us-east-1_AkG9mnbjA': [
    '2eq1vf0nvl5o3rha2vshm8j0mn',
    '4h0qk7sdn2v9ru1c6mfo5tbe3p',
    '5u6atviker41lm8qknqua56sdc',
  ],
  'us-east-1_knEL7cqS3': ['8uun49ru7f3fdvmlc12vqig3a'],
};

const { code, email, cid, pid } = Object.fromEntries(new URLSearchParams(window.location.search));
window.history.replaceState(null, '', window.location.pathname);

const words = {
  CodeMismatchException: 'That code is not the one we sent. Please check it.',
  ExpiredCodeException: 'That code cannot be used any more here. Ask the app for a new one.',
  InvalidPasswordException: 'That password is too weak. Please choose a longer one.',
};

async function confirm(input) {
  const region = (pid ?? 'us-east-1_').split('_')[0];
  const response = await fetch(`https://cognito-idp.${region}.amazonaws.com/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword',
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error((await response.json()).__type);
}

function ResetForm() {
  const [typed, setTyped] = useState({ code: code ?? '', password: '', again: '' });
  const [told, setTold] = useState('');
  const clientId = cid || FALLBACK;
  const type = name => event => setTyped({ ...typed, [name]: event.target.value });
  const known = cid === undefined || POOLS[pid]?.includes(cid);
  if (!known) return <p>This link is none of ours.</p>;

  async function submit(event) {
    event.preventDefault();
    if (typed.password !== typed.again) return setTold('The two passwords differ.');
    try {
      await confirm({
        ClientId: clientId,
        Username: email,
        ConfirmationCode: typed.code,
        Password: typed.password,
      });
      setTold('Your new password is set. You can go back to the app.');
    } catch (error) {
      setTold(words[error.message] ?? 'That did not work. Please try again in a few minutes.');
    }
  }
  return (
    <form onSubmit={submit}>
      <label>
        Code <input value={typed.code} onChange={type('code')} autoComplete="one-time-code" />
      </label>
      <label>
        New password <input type="password" value={typed.password} onChange={type('password')} />
      </label>
      <label>
        Once more <input type="password" value={typed.again} onChange={type('again')} />
      </label>
      <button type="submit" disabled={typed.password === '' || typed.again === ''}>
        Save
      </button>
      <p role="alert">{told}</p>
    </form>
  );
}

createRoot(document.getElementById('root')).render(<ResetForm />);
