import { defineCause } from '../cause.ts';

export const userOfDeviceNotFound = defineCause<{ user: string; pool: string }>({
  id: 'user-of-device-not-found',
  title: 'Devices were asked for of a user who does not exist',
  shows: {
    type: 'ResourceNotFoundException',
    message: 'User does not exist.',
  },
  means:
    'No user of the pool has that username, sub or active alias. AdminGetDevice and AdminListDevices do not ' +
    'have UserNotFoundException among their errors; that this one stands in its place is inferred.',
  toldApart:
    'The message speaks of the user; where the user is there and the device is not, it speaks of the device.',
  fix: 'Look the user up with AdminGetUser or ListUsers, and mind that usernames may be case sensitive.',
});
